"""How long a learner waits for a verdict: `tutor check` against a cold pytest of the same cases.

    python -m benchmarks.warm_check [EXERCISE] [--runs N]

Everything runs in a temporary workspace with a grader of its own; nothing of yours is touched.
The figures of one run belong together: compare ratios, not milliseconds, between machines.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tutor.course.model import Exercise
from tutor.course.reader import default_root, read_course
from tutor.workspace import Workspace

PLAIN = """\
import importlib.util
import pytest
import torch
from tutor.lab.cases import Case
from tutor.lab.lab import Lab, derive_seed

def load(path):
    spec = importlib.util.spec_from_file_location("m" + str(abs(hash(path))), path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

cases = [each for each in vars(load({cases!r})).values() if isinstance(each, Case)]
mine, reference = load({mine!r}), load({reference!r})

@pytest.mark.parametrize("case", cases, ids=lambda case: case.name)
def test_case(case):
    for index in range(case.seeds):
        seed = derive_seed(0, {name!r}, index)
        seen, expected = (case.function(each, Lab(seed, case.name)) for each in (mine, reference))
        torch.testing.assert_close(seen, expected)
"""

LAYERS = """\
import os, sys, time
started = float(os.environ["BENCHMARK_STARTED"])
marks = [("python start", time.monotonic() - started)]
last = time.monotonic()
def mark(name):
    global last
    now = time.monotonic()
    marks.append((name, now - last))
    last = now
from pathlib import Path
from tutor.cli import MODULES
from tutor.commands import check, context, messages, parsing
from tutor.grading.client import Grader
from tutor.workspace import Workspace
from tutor.workspace.data import data_folder
mark("imports")
say = messages.Messages("en")
parser = parsing.Parser(prog="tutor", say=say)
parsing.common(parser, say)
check.add(parsing.Commands(parser, say), say)
asked = parser.parse_args(["check", sys.argv[1]])
mark("messages and command line")
context = context.Context(asked, say, "en")
workspace = context._found
mark("workspace and course read")
workspace.progress.notices
mark("progress opened")
exercises = check.chosen(context, workspace)
grader = Grader()
grader._connected(workspace.course.root)
mark("connect, compare versions")
events = check._begun(context, grader, workspace, exercises)
mark("request sent")
from tutor.commands.check_screen import CheckScreen
screen = CheckScreen(context, workspace)
mark("import rich (the grader works meanwhile)")
reports = []
with screen:
    for event in events:
        if event["event"] == "start":
            mark("pytest collects")
        elif event["event"] == "case" and not any("first" in name for name, _ in marks):
            mark("worker loads, first case run and judged")
        elif event["event"] == "report":
            mark("other cases run and judged")
            report = event["report"]
        screen.show(event)
mark("shown, done")
workspace.progress.record(report, workspace.text(exercises[0]))
mark("recorded on the disk")
screen.conclude([report])
grader.close()
mark("score printed")
import json
print(json.dumps(marks), file=sys.stderr)
"""


def timed(run: Callable[[], object]) -> float:
    """Seconds that it takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def call(*words: str, code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a Python command; fails loudly where it does."""
    done = subprocess.run(
        [sys.executable, *words],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )
    if done.returncode != code:
        raise SystemExit(
            f"{' '.join(words[:4])} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        )
    return done


class Benchmark:
    """One workspace with one exercise, solved."""

    def __init__(self, folder: Path, exercise: Exercise) -> None:
        self.exercise = exercise
        self.workspace = Workspace.create(folder / "work", read_course(default_root()))
        self.text = exercise.reference.read_text(encoding="utf-8")
        self.edit(0)
        self.plain = folder / f"test_{exercise.name}_plain.py"
        self.plain.write_text(
            PLAIN.format(
                cases=str(exercise.cases),
                mine=str(self.workspace.file(exercise)),
                reference=str(exercise.reference),
                name=exercise.name,
            )
        )
        os.chdir(self.workspace.root)

    def edit(self, number: int) -> None:
        """Save the file anew, as a learner does between two checks."""
        self.workspace.save(self.exercise, f"{self.text}\n# {number}\n")

    def pytest(self) -> float:
        """Cold pytest of the same cases, with torch."""
        return timed(lambda: call("-m", "pytest", "-q", "-p", "no:cacheprovider", str(self.plain)))

    def check(self, number: int, **environment: str) -> float:
        """`tutor check` after an edit."""
        self.edit(number)
        words = "-c", "from tutor.cli import main; raise SystemExit(main())"
        return timed(lambda: call(*words, "check", self.exercise.name, **environment))

    def start_alone(self) -> float:
        """A Python that does nothing."""
        return timed(lambda: call("-c", "pass"))

    def layers(self, number: int) -> dict[str, float]:
        """Where the time of one warm check goes."""
        self.edit(number)
        done = call("-c", LAYERS, self.exercise.name, BENCHMARK_STARTED=repr(time.monotonic()))
        return dict(json.loads(done.stderr.splitlines()[-1]))

    def requests(self, count: int) -> list[float]:
        """From request to report, over one connection, as the interface asks."""
        from tutor.grading.client import Grader

        found = []
        with Grader() as grader:
            for number in range(count):
                self.edit(number)
                start = time.perf_counter()
                job = (self.exercise.name, self.workspace.file(self.exercise))
                for event in grader.check(self.workspace.course.root, [job], seed=0):
                    if event["event"] == "report":
                        found.append(time.perf_counter() - start)
                time.sleep(0.1)  # a person takes longer than that between two saves
        return found

    async def saves(self, count: int) -> list[float]:
        """From Ctrl+S in the open interface to the verdict on its screen."""
        from tutor.tui.app import TutorApp
        from tutor.tui.catalog import Step
        from tutor.tui.widgets.check_page import CheckPage
        from tutor.tui.widgets.editor import Editor

        found = []
        app = TutorApp(self.workspace, language="en", device="cpu")
        async with app.run_test(size=(120, 40)) as pilot:
            app.open(Step(exercise=self.exercise))
            await pilot.pause(8)  # a person reads the page first, and the grader works ahead
            editor, page = app.screen.query_one(Editor), app.screen.query_one(CheckPage)
            for number in range(count):
                editor.take(f"{self.text}\n# typed {number}\n")
                await pilot.pause(0.3)
                before, drawn = page.report, asyncio.Event()
                start = time.perf_counter()
                # the press ends when nothing on the screen moves any more
                pressing = asyncio.create_task(pilot.press("ctrl+s"))
                while page.report is None or page.report is before:
                    await asyncio.sleep(0.001)
                page.call_after_refresh(drawn.set)
                await drawn.wait()
                found.append(time.perf_counter() - start)
                await pressing
        return found


def main() -> None:
    """Measure, and print tables in Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("exercise", nargs="?", default="corr2d")
    parser.add_argument("--runs", type=int, default=15)
    asked = parser.parse_args()
    exercise = read_course(default_root()).exercise(asked.exercise)
    with tempfile.TemporaryDirectory(prefix="t", dir="/tmp") as name:
        folder = Path(name)
        (folder / "run").mkdir(mode=0o700)
        os.environ.update(
            XDG_RUNTIME_DIR=str(folder / "run"), XDG_CACHE_HOME=str(folder / "cache"),
            TUTOR_GRADER="shared", LANG="C.UTF-8",
        )  # fmt: skip
        from tutor.grading.starting import stop_all

        try:
            _measure(Benchmark(folder, exercise), asked.runs)
        finally:
            os.chdir("/")
            stop_all()
            time.sleep(1)


def _measure(bench: Benchmark, runs: int) -> None:
    first = bench.check(0)  # starts the grader, and computes the reference
    alone = bench.check(1, TUTOR_GRADER="off")
    for number in range(3):
        bench.check(number)
    # in turns, so that a busy moment of the machine falls on both
    cold, warm, start = [], [], []
    for number in range(runs):
        warm.append(bench.check(number))
        start.append(bench.start_alone())
        if number % 3 == 0:
            cold.append(bench.pytest())
            bench.check(number)  # what was pushed out of the caches comes back
    requests = bench.requests(2 * runs)
    saves = asyncio.run(bench.saves(2 * runs))
    layers = [bench.layers(number) for number in range(runs)]

    middle = statistics.median
    print(
        f"{bench.exercise.name}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, medians\n"
    )
    print("| what | ms | cold pytest / it |\n| --- | ---: | ---: |")
    for what, seconds in (
        ("cold pytest of the same cases", middle(cold)),
        ("`tutor check`, grader not running, nothing cached", first),
        ("`tutor check`, TUTOR_GRADER=off", alone),
        ("`tutor check`, warm, after an edit", middle(warm)),
        ("— the fastest of them", min(warm)),
        ("grader: request to report", middle(requests)),
        ("— the fastest of them", min(requests)),
        ("Ctrl+S in the open interface to the verdict on its screen", middle(saves)),
        ("— the fastest of them", min(saves)),
        ("a Python that does nothing", middle(start)),
    ):
        print(f"| {what} | {seconds * 1000:.0f} | {middle(cold) / seconds:.1f} |")
    print("\n| layer of a warm check | ms |\n| --- | ---: |")
    for name in layers[0]:
        print(f"| {name} | {middle(each[name] for each in layers) * 1000:.1f} |")


if __name__ == "__main__":
    main()
