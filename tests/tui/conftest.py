"""The program on a workspace of the small course, and what stands on its screen."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.conftest import SMALL_COURSE
from tests.grading.graders import own_graders
from tutor.course.reader import read_course
from tutor.grading.client import Grader
from tutor.tui.app import TutorApp
from tutor.tui.key_order import KeysInOrder
from tutor.workspace import Workspace


@pytest.fixture(autouse=True)
def _pressed_keys_have_acted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot looks only whether the widgets' queues are empty; a key may wait in the
    app's for the one before it."""
    press = Pilot.press

    async def press_and_wait(self: Pilot[None], *keys: str) -> None:
        await press(self, *keys)
        app = self.app
        while isinstance(app, KeysInOrder) and app.keys_pending and app.is_running:
            await asyncio.sleep(0.001)
        await self._wait_for_screen()

    monkeypatch.setattr(Pilot, "press", press_and_wait)


SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.fixture(scope="session")
def grader() -> Iterator[Grader]:
    """One grader for all tests of the interface: each check has a worker of its own anyway."""
    with own_graders(), Grader() as grader:
        yield grader


def begin(workspace: Workspace, language: str, grader: Grader) -> TutorApp:
    """The program in that workspace."""
    return TutorApp(workspace, language=language, device="cpu", grader=grader)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "work", read_course(SMALL_COURSE))


@pytest.fixture
def program(workspace: Workspace, grader: Grader) -> TutorApp:
    return begin(workspace, "en", grader)


def shown(app: App[None]) -> str:
    """The screen as text, line by line."""
    strips = app.screen._compositor.render_strips()
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    return "\n".join(lines) + "\n"


@pytest.fixture
def matches() -> Callable[[App[None], str], None]:
    """Compare the screen with a kept one; UPDATE_SNAPSHOTS=1 keeps it anew, to be looked at."""

    def compare(app: App[None], name: str) -> None:
        file = SNAPSHOTS / f"{name}.txt"
        if os.environ.get("UPDATE_SNAPSHOTS"):
            file.write_text(shown(app), encoding="utf-8")
        assert shown(app) == file.read_text(encoding="utf-8")

    return compare
