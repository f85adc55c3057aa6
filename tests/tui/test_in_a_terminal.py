"""A newcomer's first hour by keys alone, in a real terminal of 80 × 24 and in a browser."""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path

import pytest

from tests.browser import CHROMIUM, Page, browser
from tests.grading.graders import own_graders
from tests.tui.terminal import TMUX, Terminal, terminal
from tests.web import served
from tutor.course.reader import default_root, read_course
from tutor.workspace import Workspace

SOLUTIONS = {
    "broadcast_shape": """\
length = max(len(s), len(t))
s = (1,) * (length - len(s)) + s
t = (1,) * (length - len(t)) + t
for a, b in zip(s, t):
    if a != b and 1 not in (a, b):
        raise ValueError("no shape fits")
return tuple(b if a == 1 else a for a, b in zip(s, t))
""",
    "axpy": "return y.add_(x, alpha=a)\n",
    "sq_dist": "return ((A * A).sum(1, keepdim=True) - 2 * A @ B.T + (B * B).sum(1)).clamp(min=0)\n",
}


def write(it: Terminal, source: str) -> None:
    """Type it where the stub raises, which is selected, into an editor that indents by itself."""
    there = 0
    for number, line in enumerate(source.splitlines()):
        wanted = len(line) - len(line.lstrip())
        if number:
            it.press("Enter", *["BSpace"] * ((there - wanted) // 4))
        it.type(line.strip())
        there = wanted
        if line.endswith(":"):
            there += 4
        elif line.strip().startswith(("return", "raise")):
            there -= 4


def first_hour(it: Terminal) -> None:
    """From the map to the third passed exercise of chapter 01, and out."""
    it.until("Start here", "help")
    it.press("/")
    it.until("╭", "╰")
    it.type("01.01")
    it.until("◌ 01.01 Data manipulation")
    it.press("Enter")
    it.until("You will learn to", "› 01.01 Data manipulation")
    it.press("n")
    it.until_true(lambda screen: bool(re.search(r"▌ +\d+ ", screen)), "a cell in focus")
    it.press("Enter")
    it.until_true(lambda screen: bool(re.search(r"▌ +\d+ ✓", screen)), "that it has run")
    it.press("G")
    it.until("Your turn", "broadcast_shape ·", "100 %")
    it.until_true(lambda screen: "▌ broadcast_shape" in screen, "the exercise's link")
    it.press("Enter")
    for name, source in SOLUTIONS.items():
        it.until(f" {name} ·", "edit")
        it.press("e")
        it.until("raise NotImplementedError")
        write(it, source)
        it.press("C-s")
        it.until("Passed: 10 of 10 points")
        it.press("F8")
    it.until("01.02")
    it.press("C-q")


def passed(folder: Path) -> set[str]:
    """Names of the exercises that the workspace's record says are passed."""
    standings = Workspace.create(folder, read_course(default_root())).progress.standings()
    return {name for name, standing in standings.items() if standing.passed}


@pytest.mark.timeout(900)
@pytest.mark.skipif(TMUX is None, reason="tmux is not installed")
def test_from_nothing_to_the_third_passed_exercise_of_chapter_01(tmp_path: Path) -> None:
    folder = tmp_path / "learning"
    command = [sys.executable, "-m", "tutor", "--lang", "en", "start", "--device", "cpu"]
    with own_graders() as runtime, terminal() as it:
        it.start(
            [*command, str(folder)], 80, 24,
            XDG_RUNTIME_DIR=str(runtime), TUTOR_GRADER="shared", TERM="tmux-256color",
        )  # fmt: skip
        first_hour(it)
        it.until("ended: 0")
    assert passed(folder) == set(SOLUTIONS)


KEY_NAMES = {"BSpace": "Backspace", "Up": "ArrowUp"}


class Tab(Terminal):
    """The same in a page of a browser, which runs in another thread."""

    def __init__(self, page: Page, loop: asyncio.AbstractEventLoop) -> None:
        self._page, self._loop = page, loop

    @property
    def screen(self) -> str:
        return self._page.screen

    def press(self, *keys: str) -> None:
        names = [KEY_NAMES.get(key, key) for key in keys]
        asyncio.run_coroutine_threadsafe(self._page.press(*names), self._loop).result()

    def type(self, text: str) -> None:
        self.press(*text)


@pytest.mark.browser
@pytest.mark.timeout(900)
@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
async def test_the_same_in_a_browser(tmp_path: Path) -> None:
    folder = tmp_path / "learning"
    with own_graders() as runtime:
        more = {"XDG_RUNTIME_DIR": str(runtime), "TUTOR_GRADER": "shared"}
        async with served(folder, "--device", "cpu", course=None, **more) as it, browser() as page:
            await page.open(it.address, 1280, 800)
            await asyncio.to_thread(first_hour, Tab(page, asyncio.get_running_loop()))
            await it.until_alone()
            assert await it.end() == 0
    assert passed(folder) == set(SOLUTIONS)
