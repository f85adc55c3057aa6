"""What a key costs in the editor: CPU time, in a file of 300 lines.

    python -m benchmarks.keystroke [--lines N] [--keys N]

The exercise screen runs without a terminal but draws everything, at 120 × 40. What is counted is
the CPU time of this process from the key to the drawn screen, the timers of that moment included.
A key that means nothing says how much of it is Textual's pilot and the waiting.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from pathlib import Path

from tutor.course.reader import default_root, read_course
from tutor.tui.app import TutorApp
from tutor.tui.catalog import Step
from tutor.tui.widgets.editor import Editor
from tutor.workspace import Workspace

FUNCTION = '''\
def step_{number}(x, y={number}):
    """Step {number}: add what the loop finds."""
    for k in range(10):
        x = x + [k * y, (k, y)][0]  # why not
    return {{"x": x, "y": [y]}}

'''
IDLE = "a key that means nothing"
SETTLED = 0.05
"""Seconds after a key in which it is drawn."""


def source(lines: int) -> str:
    """A file of so many lines, as Python as any."""
    whole = "".join(FUNCTION.format(number=number) for number in range(lines // 6 + 1))
    return "\n".join(whole.split("\n")[:lines]) + "\n"


async def measure(folder: Path, lines: int, keys: int) -> dict[str, list[float]]:
    """Milliseconds of CPU for each key, by what it does."""
    workspace = Workspace.create(folder / "work", read_course(default_root()))
    exercise = workspace.course.exercises[0]
    workspace.save(exercise, source(lines))
    app = TutorApp(workspace, language="en", device="cpu")
    found: dict[str, list[float]] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        app.open(Step(exercise=exercise))
        await pilot.pause(0.5)
        await pilot.press("e")
        app.screen.query_one(Editor).go_to_line(lines // 2)
        await pilot.pause(0.5)
        for what, key in (
            ("a letter", "x"),
            ("a new line", "enter"),
            ("a letter erased", "backspace"),
            ("a step down", "down"),
            ("a page down", "pagedown"),
            ("a step undone", "ctrl+z"),
            (IDLE, "f12"),
        ):
            await pilot.pause(1)  # what is due after the keys before
            for _ in range(keys):
                begun = time.process_time()
                await pilot.press(key)
                await pilot.pause(SETTLED)
                found.setdefault(what, []).append((time.process_time() - begun) * 1000)
    return found


def main() -> None:
    """Measure, and print a table in Markdown."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--lines", type=int, default=300)
    parser.add_argument("--keys", type=int, default=40)
    asked = parser.parse_args()
    os.environ["TUTOR_GRADER"] = "off"
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measure(Path(folder), asked.lines, asked.keys))
    print(f"{asked.lines} lines, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    print("| key | median ms of CPU | more than nothing | slowest |\n| --- | ---: | ---: | ---: |")
    nothing = statistics.median(found[IDLE])
    for what, times in found.items():
        middle = statistics.median(times)
        print(f"| {what} | {middle:.1f} | {middle - nothing:.1f} | {max(times):.1f} |")


if __name__ == "__main__":
    main()
