"""Cells in the reader: run, edited, brought back, stopped, by keys."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable

import pytest
from rich.color import ColorSystem
from textual.pilot import Pilot

from tests.tui.conftest import shown
from tests.tui.test_screens import lesson
from tutor.course.texts import Cell
from tutor.tui import cell_output
from tutor.tui.app import TutorApp
from tutor.tui.cell_runner import CellRunner
from tutor.tui.palette import LOOKS
from tutor.tui.texts import Texts
from tutor.tui.widgets.editor import Editor
from tutor.workspace import Workspace

NEVER_STOPS = """\
while True:
    try:
        while True:
            pass
    except KeyboardInterrupt:
        print("no")
"""


def runner(program: TutorApp) -> CellRunner:
    """The runner of the open lesson."""
    found = program.screen._runner  # type: ignore[attr-defined]
    assert isinstance(found, CellRunner)
    return found


async def until(program: TutorApp, holds: Callable[[], bool], what: str) -> None:
    """Wait; a pilot's pause would wait until all output is through."""
    for _ in range(600):
        if holds():
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"a minute was not enough until {what}:\n{shown(program)}")


async def write(program: TutorApp, pilot: Pilot[None], source: str) -> None:
    """Make this of the cell that has the focus, without running it."""
    await pilot.press("e")
    await pilot.pause()
    program.screen.query_one(Editor).load_text(source)
    await pilot.press("escape")
    await pilot.pause()


def add_cells(program: TutorApp, *sources: str) -> None:
    """More cells for the lesson, as a longer one has."""
    cells = runner(program)._cells
    for number, source in enumerate(sources, len(cells) + 1):
        cells[number] = Cell(number, source, None, 0)


async def test_a_cell_is_edited_run_kept_and_brought_back(
    program: TutorApp, workspace: Workspace
) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await lesson(program, pilot)
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("enter", *"print", "left_parenthesis", *"6*7", "right_parenthesis")
        await pilot.press("ctrl+s")
        await until(program, lambda: runner(program).state(1) == "ok", "the edited cell has run")
        await until(program, lambda: " 42\n" in shown(program), "its output is shown")
        assert "edited by you" in shown(program)
        await pilot.press("escape")
        await pilot.pause()
        await lesson(program, pilot)
        assert "print(6*7)" in shown(program)
        assert " 42\n" not in shown(program)
        await pilot.press("o")
        await pilot.pause()
        assert "print(6*7)" not in shown(program)
        assert "edited by you" not in shown(program)
    assert workspace.progress.setting("cells:01.01") == {}


async def test_the_authors_cell_comes_back_in_the_editor(program: TutorApp) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await lesson(program, pilot)
        await write(program, pilot, "print('mine')")
        assert "print('mine')" in shown(program)
        await pilot.press("e")
        await pilot.press("ctrl+o")
        assert program.screen.query_one(Editor).text.startswith("import torch")
        await pilot.press("escape")
        await pilot.pause()
        assert "print('mine')" not in shown(program)
        assert runner(program).edited == {}


async def test_a_cell_runs_alone_or_after_those_above_it(program: TutorApp) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await lesson(program, pilot)
        cells = runner(program)
        add_cells(program, "print(X.shape)", "print(X.sum())")
        cells.run_alone(2)
        await until(program, lambda: cells.state(2) == "failed", "the lone cell has failed")
        assert cells.state(1) == "idle"
        assert cells.run_up_to(3) == (1, 2)
        await until(program, lambda: cells.state(3) == "ok", "all three have run")
        assert [cells.state(number) for number in (1, 2, 3)] == ["ok"] * 3


async def test_a_cell_that_fails_stops_those_behind_it(program: TutorApp) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await lesson(program, pilot)
        await write(program, pilot, "1 / 0")
        add_cells(program, "print('behind')")
        await pilot.press("R")
        await until(program, lambda: runner(program).state(1) == "failed", "the cell has failed")
        await until(program, lambda: "ZeroDivisionError" in shown(program), "the error is shown")
        assert runner(program).state(2) == "idle"
        assert 2 not in runner(program).outputs


@pytest.mark.parametrize("source", ["pass", "print(6 * 7)"])
async def test_a_runaway_cell_freezes_nothing_and_is_stopped(
    program: TutorApp, source: str
) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await lesson(program, pilot)
        await write(program, pilot, f"print(6 * 7)\nwhile True:\n    {source}\n")
        await pilot.press("enter")
        await until(program, lambda: " 42\n" in shown(program), "it runs")
        program.simulate_key("t")  # the screen still listens while it runs
        await until(program, lambda: "Contents" in shown(program), "the contents open")
        program.simulate_key("escape")
        await until(program, lambda: "Contents" not in shown(program), "they close")
        assert runner(program).running == 1
        program.simulate_key("i")
        await until(program, lambda: runner(program).running is None, "it has stopped")
        await until(program, lambda: runner(program).state(1) == "failed", "that is known")
        await pilot.pause()
        assert "Stopped." in shown(program)


async def test_a_cell_that_takes_no_interrupt_loses_its_process_and_the_next_one_runs(
    program: TutorApp,
) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await lesson(program, pilot)
        await write(program, pilot, NEVER_STOPS)
        await pilot.press("enter")
        await until(program, lambda: runner(program).running == 1, "it runs")
        while runner(program).running is not None:
            program.simulate_key("i")
            await asyncio.sleep(0.5)
        await until(program, lambda: "its process was ended" in shown(program), "that is said")
        await pilot.press("o", "enter")
        await until(program, lambda: runner(program).state(1) == "ok", "the author's cell has run")


async def test_cells_start_afresh_even_while_one_runs(program: TutorApp) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await lesson(program, pilot)
        await write(program, pilot, "import time\nprint('here')\ntime.sleep(600)\n")
        await pilot.press("enter")
        await until(
            program, lambda: shown(program).count("here") > 1, "it has printed while it runs"
        )
        await pilot.press("x")
        await until(program, lambda: runner(program).running is None, "it is over")
        await pilot.press("o", "enter")
        await until(program, lambda: runner(program).state(1) == "ok", "the author's cell has run")


@pytest.mark.parametrize("colours", [False, True])
async def test_without_colours_curves_are_told_apart_by_their_marks(
    program: TutorApp, colours: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cell_output, "many_colours", lambda: colours)
    figure = {"kind": "curve", "title": "", "xlabel": "", "ylabel": ""}
    figure["series"] = {"first": [[0, 0], [1, 1]], "second": [[0, 1], [1, 0]]}
    async with program.run_test(size=(80, 24)) as pilot:
        await lesson(program, pilot)
        output = cell_output.Output()
        output.add({"kind": "figure", "figure": figure})
        text = "\n".join(line.plain for line in output.lines(60, LOOKS["tutor-dark"], Texts("en")))
        assert ("o first" in text, "x second" in text) == (not colours, not colours)


async def test_without_colours_says_the_terminal(
    program: TutorApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with program.run_test(size=(80, 24)):
        monkeypatch.setattr(program, "no_color", False)
        monkeypatch.setattr(program.console, "_color_system", ColorSystem.TRUECOLOR)
        assert cell_output.many_colours()
        monkeypatch.setattr(program.console, "_color_system", ColorSystem.STANDARD)
        assert not cell_output.many_colours()


async def test_a_process_that_is_killed_is_said_and_replaced(program: TutorApp) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await lesson(program, pilot)
        await write(program, pilot, "import os, time\nprint(os.getpid(), '.')\ntime.sleep(600)\n")
        await pilot.press("enter")

        def printed() -> list[str]:
            return [row.split()[-2] for row in shown(program).split("\n") if row.endswith(" .")]

        await until(program, lambda: bool(printed()), "it has printed its number")
        os.kill(int(printed()[0]), signal.SIGKILL)
        await until(program, lambda: runner(program).running is None, "its end is noticed")
        await until(program, lambda: "has ended" in shown(program), "that is said")
        await pilot.press("o", "enter")
        await until(program, lambda: runner(program).state(1) == "ok", "the author's cell has run")
