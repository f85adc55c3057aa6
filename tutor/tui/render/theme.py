"""The styles of rendered lines, made of a handful of colours."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Protocol

from rich.style import Style


class Colours(Protocol):
    """The colours that a theme is made of, as rich names them; `surface` may be None."""

    @property
    def text(self) -> str: ...
    @property
    def muted(self) -> str: ...
    @property
    def faint(self) -> str: ...
    @property
    def surface(self) -> str | None: ...
    @property
    def primary(self) -> str: ...
    @property
    def accent(self) -> str: ...
    @property
    def good(self) -> str: ...
    @property
    def bad(self) -> str: ...
    @property
    def violet(self) -> str: ...


@dataclass(frozen=True)
class Theme:
    """What each part of a page looks like."""

    text: Style
    muted: Style
    faint: Style
    """Rules, bars, borders."""
    headings: tuple[Style, Style, Style, Style]
    """Levels 1, 2, 3, and all below."""
    bullet: Style
    code: Style
    """Code in a line of prose."""
    block: Style
    """Behind a block of code; without a background, a bar stands at its left."""
    link: Style
    mathematics: Style
    keyword: Style
    name: Style
    string: Style
    number: Style
    comment: Style
    error: Style


def theme_of(colours: Colours) -> Theme:
    """The theme made of these colours."""

    def ink(colour: str, *, bold: bool | None = None, italic: bool | None = None) -> Style:
        return Style(color=colour, bold=bold, italic=italic)

    return Theme(
        text=ink(colours.text),
        muted=ink(colours.muted),
        faint=ink(colours.faint),
        headings=(
            ink(colours.accent, bold=True),
            ink(colours.primary, bold=True),
            ink(colours.text, bold=True),
            ink(colours.muted, bold=True),
        ),
        bullet=ink(colours.primary),
        code=ink(colours.accent),
        block=Style(bgcolor=colours.surface),
        link=Style(color=colours.primary, underline=True),
        mathematics=ink(colours.violet),
        keyword=ink(colours.violet),
        name=ink(colours.primary),
        string=ink(colours.good),
        number=ink(colours.accent),
        comment=ink(colours.muted, italic=True),
        error=ink(colours.bad),
    )


DARK = theme_of(
    SimpleNamespace(
        text="#d9dde5",
        muted="#8e99aa",
        faint="#465063",
        surface="#1a1f29",
        primary="#7cb7e8",
        accent="#e9b872",
        good="#98c379",
        bad="#f0808a",
        violet="#bda3ee",
    )
)
LIGHT = theme_of(
    SimpleNamespace(
        text="#2a2f38",
        muted="#666e7b",
        faint="#bdb7a8",
        surface="#f2efe7",
        primary="#1c679e",
        accent="#995300",
        good="#2f7430",
        bad="#b3293a",
        violet="#6b48b0",
    )
)
ANSI = theme_of(
    SimpleNamespace(
        text="default",
        muted="bright_black",
        faint="bright_black",
        surface=None,
        primary="blue",
        accent="yellow",
        good="green",
        bad="red",
        violet="magenta",
    )
)
"""The terminal's own sixteen colours, readable on whatever its background is."""

THEMES = {"dark": DARK, "light": LIGHT, "ansi": ANSI}
