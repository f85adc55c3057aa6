"""A cell's pictures as large as the screen: in characters, and as pixels where a terminal shows them."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.conftest import begin, shown
from tests.tui.test_reader_screens import cell_edited
from tests.tui.test_screens import LANGUAGES, SIZES
from tutor.grading.client import Grader
from tutor.tui import graphics
from tutor.tui.app import TutorApp
from tutor.tui.graphics import BLOCKS, KITTY, SIXEL, protocol
from tutor.tui.screens.picture import PictureScreen
from tutor.tui.settings import PICTURES
from tutor.workspace import Workspace

TWO = """\
import torch
from tutor.lab import show

show.images([torch.eye(6), torch.rand(3, 8, 8)], titles=["a line", "noise"])
show.heatmap(torch.arange(12.0).view(3, 4), title="twelve")
"""
PLACEHOLDER = "\U0010eeee"
SENT, FREED, SIXELS = "\x1b_Gi=", "\x1b_Ga=d", "\x1bP0;0;0q"


@pytest.mark.parametrize(
    ("environment", "kind"),
    [
        ({"TERM": "xterm-256color"}, BLOCKS),
        ({"TERM": "xterm-kitty"}, KITTY),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "ghostty"}, KITTY),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, SIXEL),
        ({"TERM": "foot"}, SIXEL),
        (
            {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0", "KITTY_WINDOW_ID": "1"},
            BLOCKS,
        ),
        ({"TERM": "xterm-kitty", "NO_COLOR": "1"}, BLOCKS),
        ({}, BLOCKS),
    ],
)
def test_a_terminal_is_known_by_its_name(
    environment: dict[str, str], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graphics, "kitty_version", lambda: (0, 28))
    assert protocol("auto", environment) == kind


@pytest.mark.parametrize(
    ("said", "kind"),
    [("kitty 0.26.5 created", BLOCKS), ("kitty 0.42.1 created", KITTY), ("", KITTY)],
)
def test_an_old_kitty_gets_characters(
    said: str, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if said:
        program = tmp_path / "kitty"
        program.write_text(f"#!/bin/sh\necho '{said}'\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin" if said else str(tmp_path))
    graphics.kitty_version.cache_clear()
    assert protocol("auto", {"TERM": "xterm-kitty"}) == kind
    graphics.kitty_version.cache_clear()


def test_what_is_chosen_holds_but_in_a_browser() -> None:
    assert protocol("sixel", {"TERM": "dumb"}) == SIXEL
    driver = {"TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver"}
    assert protocol("kitty", driver) == BLOCKS


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What is written to the terminal past Textual."""
    written = io.StringIO()
    monkeypatch.setattr(sys, "__stdout__", written)
    return written


def on_screen(app: TutorApp) -> str:
    return "".join(
        segment.text for strip in app.screen._compositor.render_strips() for segment in strip
    )


async def test_characters_where_the_terminal_is_not_known(
    program: TutorApp, terminal: io.StringIO
) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        program.settings.set(PICTURES, BLOCKS)
        await cell_edited(program, pilot, TWO)
        await pilot.press("v")
        await pilot.pause(0.5)
        assert isinstance(program.screen, PictureScreen)
        assert "a line" in shown(program)
        assert "▀" in shown(program)
        assert "1 of 2" in shown(program)
        await pilot.press("right")
        await pilot.pause(0.5)
        assert "twelve" in shown(program)
        await pilot.press("f3")
        await pilot.pause(0.5)
        assert "第 2 张" in shown(program)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(program.screen, PictureScreen)
        assert terminal.getvalue() == ""


async def test_kitty_gets_the_pixels_and_is_told_to_forget_them(
    program: TutorApp, terminal: io.StringIO
) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        program.settings.set(PICTURES, KITTY)
        await cell_edited(program, pilot, TWO)
        await pilot.press("v")
        await pilot.pause(0.5)
        assert PLACEHOLDER in on_screen(program)
        sent = terminal.getvalue().count(SENT)
        assert sent
        await pilot.press("right")
        await pilot.pause(0.5)
        assert terminal.getvalue().count(SENT) > sent
        assert terminal.getvalue().count(FREED) == 1
        await pilot.resize_terminal(100, 30)
        await pilot.pause(0.5)
        assert PLACEHOLDER in on_screen(program)
        await pilot.press("escape")
        await pilot.pause()
        # nothing that was sent is left in the terminal's memory
        assert terminal.getvalue().count(FREED) == terminal.getvalue().count("a=p,")


async def test_sixels(program: TutorApp, terminal: io.StringIO) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        program.settings.set(PICTURES, SIXEL)
        await cell_edited(program, pilot, TWO)
        await pilot.press("v")
        await pilot.pause(0.5)
        assert SIXELS in on_screen(program)
        await pilot.press("escape")
        await pilot.pause()
        assert SIXELS not in on_screen(program)


async def test_a_cell_without_pictures_has_no_such_key(program: TutorApp) -> None:
    async with program.run_test(size=(80, 24)) as pilot:
        await cell_edited(program, pilot, "print(6 * 7)")
        await pilot.press("v")
        await pilot.pause()
        assert not isinstance(program.screen, PictureScreen)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_screen(
    workspace: Workspace,
    matches: Callable[[TutorApp, str], None],
    size: tuple[int, int],
    language: str,
    grader: Grader,
) -> None:
    app = begin(workspace, language, grader)
    async with app.run_test(size=size) as pilot:
        app.settings.set(PICTURES, BLOCKS)
        await cell_edited(app, pilot, TWO.replace("torch.rand(3, 8, 8)", "torch.ones(6, 6)"))
        await pilot.press("v")
        await pilot.pause(0.5)
        matches(app, f"large_picture-{size[0]}-{language}")
