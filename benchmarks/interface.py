"""What the interface costs: the first frame, opening each lesson, a step of scrolling.

    python -m benchmarks.interface [first] [lessons] [--runs N]

CPU seconds, so that a busy machine changes little. The first frame is measured in the same run as
that of the smallest Textual program, both in processes and pseudo-terminals of their own.
"""

from __future__ import annotations

import argparse
import asyncio
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SMALLEST = """\
from textual.app import App
from textual.widgets import Static
class Smallest(App):
    def compose(self):
        yield Static("the first frame")
Smallest().run()
"""
SIZE = 80, 24
SCROLL_STEPS = 40


def main() -> None:
    """Measure what was asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("what", nargs="*", help="first, lessons (default: both)")
    parser.add_argument("--runs", type=int, default=7, help="how often; the median is shown")
    asked = parser.parse_args()
    what = asked.what or ["first", "lessons"]
    with tempfile.TemporaryDirectory() as folder:
        if "first" in what:
            first_frame(Path(folder), asked.runs)
        if "lessons" in what:
            asyncio.run(lessons(Path(folder)))


def first_frame(folder: Path, runs: int) -> None:
    """CPU time until something stands on the screen."""
    subprocess.run(
        [sys.executable, "-m", "tutor", "init", str(folder / "work")],
        check=True,
        capture_output=True,
    )
    programs = {
        "smallest Textual program": ([sys.executable, "-c", SMALLEST], b"the first frame"),
        "tutor start": (
            [sys.executable, "-m", "tutor", "--lang", "en", "start", str(folder / "work")],
            b"Start here",
        ),
    }
    taken: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(runs + 1):
        for name, (command, text) in programs.items():
            taken[name].append(until_text(command, text))
    middle = {name: statistics.median(times[1:]) for name, times in taken.items()}  # 1 warms disks
    print("First frame, CPU ms (median, least … most):")
    for name, times in taken.items():
        low, high = min(times[1:]), max(times[1:])
        print(f"  {name:26} {middle[name] * 1e3:6.0f}  ({low * 1e3:.0f} … {high * 1e3:.0f})")
    smallest, ours = middle.values()
    print(f"  ratio {ours / smallest:.2f} (asked: at most 1.5)\n")


def until_text(command: list[str], text: bytes) -> float:
    """CPU seconds of a program, in a terminal, until `text` has been drawn."""
    child, terminal = pty.fork()
    if not child:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", TUTOR_GRADER="off")
        os.chdir(ROOT)
        os.execv(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    seen, deadline = b"", time.monotonic() + 60
    while text not in seen and time.monotonic() < deadline:
        if select.select([terminal], [], [], 1)[0]:
            seen += os.read(terminal, 65536)
    if text not in seen:
        raise SystemExit(f"{command} drew no {text!r} within a minute")
    used = _cpu_seconds(child)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(terminal)
    return used


def _cpu_seconds(process: int) -> float:
    """User and system time of a process that runs, all its threads together."""
    if sys.platform != "linux":
        shown = subprocess.check_output(["ps", "-o", "time=", "-p", str(process)], text=True)
        parts = [float(part) for part in shown.strip().replace("-", ":").split(":")]
        return sum(part * 60**power for power, part in enumerate(reversed(parts)))
    # nanoseconds of each thread, where /proc/PID/stat counts ticks of 10 ms
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9


async def lessons(folder: Path) -> None:
    """CPU time to open each lesson as one does first, and to scroll it by a line."""
    sys.path.insert(0, str(ROOT))
    from tutor.course.reader import default_root, read_course
    from tutor.tui.app import TutorApp
    from tutor.tui.catalog import Step
    from tutor.tui.screens.reader import ReaderScreen
    from tutor.workspace import Workspace

    workspace = Workspace.create(folder / "lessons", read_course(default_root()))
    rows = []
    for language in workspace.course.languages:
        app = TutorApp(workspace, language=language)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(1)  # what a newcomer looks at the map for, at the least
            for lesson in workspace.course.lessons:
                start = time.process_time()
                app.open(Step(lesson=lesson))
                await pilot.pause()
                opened = time.process_time() - start
                assert isinstance(app.screen, ReaderScreen)
                page = app.screen.page
                start = time.process_time()
                for _ in range(SCROLL_STEPS):
                    page.action_move(1)
                    await pilot.pause()
                step = (time.process_time() - start) / SCROLL_STEPS
                rows.append((opened * 1e3, step * 1e3, f"{lesson.number} {language}"))
    print(
        f"{len(rows)} lessons, CPU ms to open (asked: under 150) and to scroll a line (under 10):"
    )
    for opened, step, name in rows:
        print(f"  {name}  {opened:6.0f}  {step:5.1f}")
    print(f"  most   {max(row[0] for row in rows):6.0f}  {max(row[1] for row in rows):5.1f}")


if __name__ == "__main__":
    main()
