"""The states of an exercise's screen, in both languages and two sizes, as they were last seen."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.tui.conftest import begin, shown
from tests.tui.test_exercise_flows import ENDLESS, RAISES, conflict, editor_of
from tests.tui.test_screens import LANGUAGES, RIGHT, SIZES, WRONG, checked, exercise
from tutor.grading.client import Grader
from tutor.tui.app import TutorApp
from tutor.tui.widgets.check_page import CheckPage
from tutor.tui.widgets.lines import LinePage
from tutor.workspace import Workspace

Matches = Callable[[App[None], str], None]

RENAMED = WRONG.replace("print('shape', X.shape)", "means = X.mean(0)")


@pytest.fixture(autouse=True)
def one_moment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Attempts are made at the same time wherever the tests run."""
    monkeypatch.setattr("tutor.workspace.progress.now", lambda: "2026-01-02T03:04:05.000000+00:00")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


async def check(app: TutorApp, pilot: Pilot[None], source: str) -> None:
    editor_of(app).take(source)
    await pilot.press("ctrl+s")
    await checked(app, pilot)
    app.clear_notifications()
    await pilot.pause(0.3)


async def raised(app: TutorApp, pilot: Pilot[None]) -> None:
    await exercise(app, pilot)
    await check(app, pilot, RAISES)
    await pilot.press("e")
    await pilot.pause(0.2)


async def syntax(app: TutorApp, pilot: Pilot[None]) -> None:
    app.workspace.save(app.workspace.course.exercises[0], RIGHT.replace("):", ""))
    await exercise(app, pilot)
    await pilot.press("e", "x")
    await pilot.pause(0.9)


async def finding(app: TutorApp, pilot: Pilot[None]) -> None:
    await exercise(app, pilot)
    await pilot.press("e", "ctrl+f", *"row")
    await pilot.pause(0.2)


async def going_to_a_line(app: TutorApp, pilot: Pilot[None]) -> None:
    await exercise(app, pilot)
    await pilot.press("e", "ctrl+g", "6")
    await pilot.pause(0.2)


async def running(app: TutorApp, pilot: Pilot[None]) -> None:
    await exercise(app, pilot)
    editor_of(app).take(ENDLESS)
    await pilot.press("ctrl+s")
    for _ in range(300):
        await asyncio.sleep(0.1)
        if app.screen.query_one("#check").has_cases:  # type: ignore[attr-defined]
            break
    else:
        raise AssertionError("the check has not begun")
    await pilot.pause(0.3)


async def stopped(app: TutorApp, pilot: Pilot[None]) -> None:
    await running(app, pilot)
    await pilot.press("escape")
    await pilot.pause(0.3)


async def changed(app: TutorApp, pilot: Pilot[None]) -> None:
    await exercise(app, pilot)
    await check(app, pilot, RENAMED)
    await check(app, pilot, RIGHT)


async def details(app: TutorApp, pilot: Pilot[None]) -> None:
    await exercise(app, pilot)
    await check(app, pilot, WRONG)
    await pilot.press("d")
    await pilot.pause(0.2)


async def attempts(app: TutorApp, pilot: Pilot[None]) -> None:
    await changed(app, pilot)
    await pilot.press("f10")
    await pilot.pause(0.3)


async def two_versions(app: TutorApp, pilot: Pilot[None]) -> None:
    await conflict(app, pilot)
    app.screen.query_one(LinePage).action_top()


STATES = [
    raised, syntax, finding, going_to_a_line, running, stopped, changed, details, attempts,
    two_versions,
]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
async def test_state(
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
        try:
            matches(app, f"{state.__name__}-{size[0]}-{language}")
        finally:
            if state is running:  # the grader serves other tests, too
                await pilot.press("escape")
                await pilot.pause(0.5)


async def test_what_changed_stays_when_the_check_is_done(program: TutorApp) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await changed(program, pilot)
        assert "Since your last attempt" in shown(program)
        program.screen.query_one(CheckPage).hear([{"event": "done"}])  # later than the report
        await pilot.pause(0.2)
        assert "Since your last attempt" in shown(program)
