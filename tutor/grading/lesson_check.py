"""Run a lesson's cells and compare what they print with what the lesson shows.

`python -m tutor.grading.lesson_check FILE.md …` says what differs; with `--write` it puts what the
cells print into the file.
"""

from __future__ import annotations

import argparse
import difflib
import math
import os
import re
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from tutor.course.lesson import parse_lesson
from tutor.course.model import CourseError
from tutor.course.texts import Cell, LessonText
from tutor.course.toml_text import read_text
from tutor.grading.cells import CellSession

RELATIVE, ABSOLUTE = 1e-3, 1e-4
SECONDS = 60.0
"""A cell that runs longer is stopped."""

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_PLACE = re.compile(r'File "cell (\d+)", line (\d+)')


@dataclass(frozen=True)
class Fault:
    """Something that a cell does otherwise than the lesson says."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True)
class Run:
    """What one cell did."""

    cell: Cell
    printed: str
    """Its standard output."""
    error: str | None = None
    """The exception's last line; None where there was none."""
    traceback: str = ""

    @property
    def output(self) -> str:
        """What the cell's `output` fence should hold."""
        if self.error is None:
            return self.printed
        gap = "" if not self.printed or self.printed.endswith("\n") else "\n"
        return f"{self.printed}{gap}{self.error}\n"

    @property
    def as_announced(self) -> bool:
        """Whether it ended in an exception exactly if the cell says `raises`."""
        return (self.error is not None) == self.cell.raises


def run_lesson(lesson: LessonText, data: Path | None = None) -> list[Run]:
    """Run the lesson's cells in order, up to the first that ends otherwise than announced.

    data: the folder of real data sets; without it, every data set is a stand-in.
    """
    runs: list[Run] = []
    with tempfile.TemporaryDirectory(prefix="tutor-lesson-") as scratch:
        nothing = Path(scratch) / "data"
        nothing.mkdir()
        with CellSession(Path(scratch) / "cells", data or nothing) as session:
            for cell in lesson.cells:
                if cell.run:
                    runs.append(_run(session, cell))
                    if not runs[-1].as_announced:
                        break
    return runs


def _run(session: CellSession, cell: Cell) -> Run:
    printed, error, traceback = "", None, ""
    watch = threading.Timer(SECONDS, session.interrupt)
    watch.start()
    try:
        for event in session.run(cell.source, filename=f"cell {cell.number}"):
            if event["kind"] == "text" and event["stream"] == "stdout":
                printed += event["text"]
            elif event["kind"] == "error":
                traceback = event["traceback"]
                lines = traceback.rstrip().splitlines()
                error = lines[-1] if lines else f"{event['type']}: {event['message']}"
    finally:
        watch.cancel()
    return Run(cell, printed, error, traceback)


def check_lesson(lesson: LessonText, data: Path | None = None) -> list[Fault]:
    """What the lesson's cells do otherwise than the lesson says."""
    faults = []
    for run in run_lesson(lesson, data):
        fault = _fault(lesson, run)
        if fault is not None:
            faults.append(fault)
    return faults


def _fault(lesson: LessonText, run: Run) -> Fault | None:
    cell = run.cell
    if not run.as_announced:
        return _ending(lesson, run)
    shown = cell.output or ""
    if same_output(shown, run.output):
        return None
    if not shown:
        message = f"cell {cell.number} prints something, and no `output` fence shows it:"
    else:
        message = f"cell {cell.number} prints something else (- the lesson, + the cell):"
    return Fault(lesson.file, cell.line, f"{message}\n{_difference(shown, run.output)}")


def _ending(lesson: LessonText, run: Run) -> Fault:
    cell = run.cell
    rest = "The cells after it were not run."
    if run.error is None:
        message = f"cell {cell.number} is marked `raises` and ends without an exception. {rest}"
        return Fault(lesson.file, cell.line, message)
    line = cell.line
    for number, inner in _PLACE.findall(run.traceback):
        if int(number) == cell.number:
            line = cell.line + int(inner)
    what = run.traceback.rstrip() or run.error
    if "KeyboardInterrupt" in run.error or run.error.startswith("Stopped:"):
        what = f"it ran longer than {SECONDS:.0f} seconds and was stopped"
    indented = what.replace("\n", "\n  ")
    message = f"cell {cell.number} ends in an exception. {rest}\n  {indented}"
    return Fault(lesson.file, line, message)


def same_output(shown: str, printed: str) -> bool:
    """Whether two outputs agree: numbers within the tolerance, the rest to the letter.

    White space at the ends of lines does not count, nor how far a number is moved to the right by
    a neighbour of another width.
    """
    left, right = shown.rstrip().split("\n"), printed.rstrip().split("\n")
    return len(left) == len(right) and all(map(_same_line, left, right))


def _same_line(left: str, right: str) -> bool:
    left, right = left.rstrip(), right.rstrip()
    if left == right:
        return True
    texts = [_NUMBER.split(line) for line in (left, right)]
    numbers = [[float(text) for text in _NUMBER.findall(line)] for line in (left, right)]
    if len(numbers[0]) != len(numbers[1]):
        return False
    # the text before a number, without the blanks that line columns up; the last text as it is
    texts = [[*(text.rstrip(" ") for text in line[:-1]), line[-1]] for line in texts]
    return texts[0] == texts[1] and all(
        math.isclose(a, b, rel_tol=RELATIVE, abs_tol=ABSOLUTE)
        for a, b in zip(*numbers, strict=True)
    )


def _difference(shown: str, printed: str, limit: int = 24) -> str:
    left, right = ([line.rstrip() for line in text.splitlines()] for text in (shown, printed))
    # lines that agree within the tolerance are no difference
    for number, (a, b) in enumerate(zip(left, right, strict=False)):
        if _same_line(a, b):
            right[number] = a
    lines = [line for line in difflib.ndiff(left, right) if not line.startswith("?")]
    if len(lines) > limit:
        lines = [*lines[:limit], f"… {len(lines) - limit} more lines"]
    return "\n".join(f"  {line}".rstrip() for line in lines)


def read(file: Path) -> LessonText:
    """The lesson in `file`; raises CourseError."""
    return parse_lesson(read_text(file, "Give the path of a lesson's .md file."), file)


def write_outputs(file: Path, data: Path | None = None) -> list[Fault]:
    """Put what the cells of the lesson in `file` print into its `output` fences.

    A fence is added where a cell prints and has none, and taken out where it prints nothing. If a
    cell ends otherwise than announced, that is returned, and the file stays as it is.
    """
    lesson = read(file)
    runs = run_lesson(lesson, data)
    faults = [_ending(lesson, run) for run in runs if not run.as_announced]
    if faults:
        return faults
    old = file.read_text(encoding="utf-8")
    lines = old.split("\n")
    for run in reversed(runs):
        _put(lines, run)
    new = "\n".join(lines)
    if new != old:
        _replace(file, new)
    return []


def _put(lines: list[str], run: Run) -> None:
    """Set the `output` fence of one cell; `lines` are the file's."""
    end = run.cell.line + len(run.cell.source.splitlines()) + 1  # the line after the cell's fence
    fence: list[str] = []
    if run.output.strip():
        ticks = max((len(run_) for run_ in re.findall(r"`{3,}", run.output)), default=2) + 1
        text = [line.rstrip() for line in run.output.rstrip().split("\n")]
        fence = ["", "`" * ticks + "output", *text, "`" * ticks]
    stop = end
    if run.cell.output is not None:
        while not lines[stop].strip():
            stop += 1
        stop += len(run.cell.output.splitlines()) + 2
    lines[end:stop] = fence


def _replace(file: Path, text: str) -> None:
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        temporary.chmod(file.stat().st_mode & 0o777)
        temporary.replace(file)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def main(arguments: list[str] | None = None) -> int:
    """The command; returns 1 if something is wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m tutor.grading.lesson_check",
        description="Run a lesson's cells and compare what they print with what it shows.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.md")
    parser.add_argument("--write", action="store_true", help="write what they print into the file")
    parser.add_argument("--data", type=Path, help="the folder of real data sets")
    options = parser.parse_args(arguments)
    wrong = False
    for file in options.files:
        try:
            if options.write:
                faults = write_outputs(file, options.data)
            else:
                faults = check_lesson(read(file), options.data)
        except CourseError as error:
            print(error)
            wrong = True
            continue
        wrong = wrong or bool(faults)
        for fault in faults:
            print(fault)
        if not faults:
            print(f"{file}: {'written' if options.write else 'its cells print what it shows'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
