"""Every screen, in both languages and two sizes, as it was when it was last looked at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.tui.conftest import begin, shown
from tutor.grading.client import Grader
from tutor.tui.app import TutorApp
from tutor.tui.catalog import Step
from tutor.workspace import Workspace

Matches = Callable[[App[None], str], None]
SIZES = [(80, 24), (120, 40)]
LANGUAGES = ["en", "zh"]

WRONG = "def centre_rows(X):\n    print('shape', X.shape)\n    return X - X.mean(0)\n"
RIGHT = "def centre_rows(X):\n    return X - X.mean(1, keepdim=True)\n"


async def checked(app: TutorApp, pilot: Pilot[None]) -> None:
    """Wait until the check that runs has ended."""
    page = app.screen.query_one("#check")
    for _ in range(600):
        await pilot.pause(0.1)
        if page._state in ("done", "failed"):  # type: ignore[attr-defined]
            break
    await pilot.pause(0.3)


async def nothing(app: TutorApp, pilot: Pilot[None]) -> None:
    pass


async def lesson(app: TutorApp, pilot: Pilot[None]) -> None:
    app.open(Step(lesson=app.workspace.course.lessons[0]))
    await pilot.pause(0.2)


async def quiz_answered(app: TutorApp, pilot: Pilot[None]) -> None:
    await lesson(app, pilot)
    await pilot.press("n", "2")
    await pilot.pause(0.2)


async def cell_run(app: TutorApp, pilot: Pilot[None]) -> None:
    await lesson(app, pilot)
    await pilot.press("enter")
    for _ in range(300):
        await pilot.pause(0.1)
        if app.screen._runner.state(1) == "ok":  # type: ignore[attr-defined]
            break
    await pilot.pause(0.2)


async def exercise(app: TutorApp, pilot: Pilot[None]) -> None:
    app.open(Step(exercise=app.workspace.course.exercises[0]))
    await pilot.pause(0.4)


async def editing(app: TutorApp, pilot: Pilot[None]) -> None:
    await exercise(app, pilot)
    await pilot.press("e")
    await pilot.pause(0.2)


async def wrong(app: TutorApp, pilot: Pilot[None]) -> None:
    app.workspace.save(app.workspace.course.exercises[0], WRONG)
    await exercise(app, pilot)
    await pilot.press("ctrl+s")
    await checked(app, pilot)


async def passed(app: TutorApp, pilot: Pilot[None]) -> None:
    app.workspace.save(app.workspace.course.exercises[0], RIGHT)
    await exercise(app, pilot)
    await pilot.press("ctrl+s")
    await checked(app, pilot)
    app.clear_notifications()
    await pilot.pause(0.3)


async def map_with_progress(app: TutorApp, pilot: Pilot[None]) -> None:
    await passed(app, pilot)
    await pilot.press("escape")
    await pilot.pause(0.3)


async def hints(app: TutorApp, pilot: Pilot[None]) -> None:
    await exercise(app, pilot)
    await pilot.press("f2", "f2")
    await pilot.pause(0.2)


async def solution(app: TutorApp, pilot: Pilot[None]) -> None:
    app.workspace.save(app.workspace.course.exercises[0], WRONG)
    await exercise(app, pilot)
    await pilot.press("f7", "y")
    await pilot.pause(0.3)


async def question(app: TutorApp, pilot: Pilot[None]) -> None:
    await exercise(app, pilot)
    await pilot.press("f7")
    await pilot.pause(0.2)


async def find(app: TutorApp, pilot: Pilot[None]) -> None:
    await pilot.press("slash", *"row")
    await pilot.pause(0.3)


async def contents(app: TutorApp, pilot: Pilot[None]) -> None:
    await lesson(app, pilot)
    await pilot.press("t")
    await pilot.pause(0.2)


async def help_page(app: TutorApp, pilot: Pilot[None]) -> None:
    await exercise(app, pilot)
    await pilot.press("f1")
    await pilot.pause(0.2)


STATES = [
    nothing, map_with_progress, lesson, quiz_answered, cell_run, contents, exercise, editing, wrong,
    passed, hints, question, solution, find, help_page,
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
async def test_screen(
    workspace: Workspace,
    matches: Matches,
    state: Callable[[TutorApp, Pilot[None]], object],
    size: tuple[int, int],
    language: str,
    grader: Grader,
) -> None:
    app = begin(workspace, language, grader)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.2)
        await state(app, pilot)  # type: ignore[misc]
        name = "map" if state is nothing else state.__name__
        matches(app, f"{name}-{size[0]}-{language}")


@pytest.mark.parametrize("size", [(60, 15), (20, 5)], ids=str)
async def test_a_screen_that_is_too_small_says_how_large_it_must_be(
    program: TutorApp, size: tuple[int, int]
) -> None:
    async with program.run_test(size=size) as pilot:
        await pilot.pause(0.2)
        assert "70" in shown(program)
        await pilot.resize_terminal(100, 30)
        await pilot.pause(0.3)
        assert "Rows and means" in shown(program)
