"""More of what the reader shows, in both languages and two sizes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import begin
from tests.tui.test_screens import LANGUAGES, SIZES, Matches, lesson
from tutor.grading.client import Grader
from tutor.tui.app import TutorApp
from tutor.tui.widgets.editor import Editor
from tutor.workspace import Workspace


async def cell_in_the_editor(app: TutorApp, pilot: Pilot[None]) -> None:
    await lesson(app, pilot)
    await pilot.press("e")
    await pilot.pause()
    app.screen.query_one(Editor).cursor_blink = False


async def cell_edited(app: TutorApp, pilot: Pilot[None], source: str = "print(6 * 7)") -> None:
    await cell_in_the_editor(app, pilot)
    app.screen.query_one(Editor).load_text(source)
    await pilot.press("ctrl+s")
    while app.screen._runner.state(1) not in ("ok", "failed"):  # type: ignore[attr-defined]
        await asyncio.sleep(0.1)
    await pilot.pause(0.2)


async def cell_failed(app: TutorApp, pilot: Pilot[None]) -> None:
    await cell_edited(app, pilot, "def share(part, whole):\n    return part / whole\n\nshare(1, 0)")


async def picture(app: TutorApp, pilot: Pilot[None]) -> None:
    source = (
        "import torch\nfrom tutor.lab import show\n\nshow.heatmap(torch.arange(12.0).view(3, 4))"
    )
    await cell_edited(app, pilot, source)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "state", [cell_in_the_editor, cell_edited, cell_failed, picture], ids=lambda s: s.__name__
)
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
        matches(app, f"{state.__name__}-{size[0]}-{language}")
