"""What the references of the course cost: `python -m benchmarks.references [TARGET...]`.

Each reference is graded as if it were a learner's file, with nothing remembered, by a grader that
is warm; then once more, when its own observations are. Prints seconds per chapter, the five
dearest exercises, and what grader and workers hold in memory.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from tutor.course.model import Exercise
from tutor.course.reader import default_root, read_course
from tutor.course.targets import resolve
from tutor.grading.cache import RunCache
from tutor.grading.grader import Grader, Options


def _proportional_memory(pid: int) -> float:
    """MB of a process, with what it shares with others counted by its share."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _descendants(pid: int) -> list[int]:
    """All processes below one, by what /proc says."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += [int(child), *_descendants(int(child))]
    return found


def _graded(grader: Grader, exercise: Exercise, device: str) -> tuple[float, bool]:
    start = time.perf_counter()
    session = grader.session(exercise, exercise.reference, Options(seed=1, device=device))
    list(session.run())
    full = session.report()["score"] == exercise.points
    return time.perf_counter() - start, full


def main() -> int:
    """Grade all, and print Markdown tables; 1 where a reference does not get full marks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*")
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    asked = parser.parse_args()
    course = read_course(default_root())
    chosen = [each for target in asked.targets for each in resolve(course, target, Path.cwd())]
    first: dict[str, float] = {}
    again: dict[str, float] = {}
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        grader = Grader(course, cache=RunCache(Path(folder) / "runs"))
        grader.start()
        for exercise in chosen or course.exercises:
            first[exercise.name], full = _graded(grader, exercise, asked.device)
            again[exercise.name], _ = _graded(grader, exercise, asked.device)
            if not full:
                failed.append(exercise.name)
        below = _descendants(os.getpid())
        memory = _proportional_memory(os.getpid()), sum(map(_proportional_memory, below))
        grader.close()
    print("| chapter | exercises | s, first time | s, again |\n| --- | ---: | ---: | ---: |")
    for chapter in course.chapters:
        names = [each.name for each in chapter.exercises if each.name in first]
        if names:
            cold, warm = (sum(each[name] for name in names) for each in (first, again))
            print(f"| {chapter.name} | {len(names)} | {cold:.1f} | {warm:.1f} |")
    print("\n| dearest | s, first time | s, again |\n| --- | ---: | ---: |")
    for name in sorted(first, key=lambda name: -first[name])[:5]:
        print(f"| {name} | {first[name]:.2f} | {again[name]:.2f} |")
    print("\n| memory, shared pages by share | MB |\n| --- | ---: |")
    for what, megabytes in zip(("grader", "zygote and the ready worker"), memory, strict=True):
        print(f"| {what} | {megabytes:.0f} |")
    if failed:
        print("\nwithout full marks: " + ", ".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
