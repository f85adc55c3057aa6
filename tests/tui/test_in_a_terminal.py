"""A newcomer's first hour in a real terminal of 80 × 24, by keys alone."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from tests.grading.graders import own_graders
from tests.tui.terminal import TMUX, Terminal, terminal
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
    """Type it where the stub raises, into an editor that indents by itself."""
    it.press("C-End", "Up", "End", *["BSpace"] * len("raise NotImplementedError"))
    # a key that is bound takes longer than one that is typed: let these arrive first
    it.until_true(lambda screen: "raise Not" not in screen and "column 5" in screen, "no raise")
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
            it.until(source.rstrip()[-24:])
            it.press("C-s")
            it.until("Passed: 10 of 10 points")
            it.press("F8")
        it.until("01.02")
        it.press("C-q")
        it.until("ended: 0")
    standings = Workspace.create(folder, read_course(default_root())).progress.standings()
    assert {name for name, standing in standings.items() if standing.passed} == set(SOLUTIONS)
