"""The colours, once: two themes for Textual, and the same as rich styles for rendered lines."""

from __future__ import annotations

from dataclasses import dataclass

from rich.style import Style
from textual.theme import Theme


@dataclass(frozen=True)
class Colours:
    """One set of colours, as hex codes."""

    name: str
    dark: bool
    background: str
    surface: str
    panel: str
    text: str
    muted: str
    faint: str
    primary: str
    accent: str
    good: str
    bad: str
    warn: str
    violet: str
    selection: str


DARK = Colours(
    name="tutor-dark",
    dark=True,
    background="#12161d",
    surface="#1a1f29",
    panel="#252c39",
    text="#d9dde5",
    muted="#8e99aa",
    faint="#465063",
    primary="#7cb7e8",
    accent="#e9b872",
    good="#98c379",
    bad="#f0808a",
    warn="#e9b872",
    violet="#bda3ee",
    selection="#33507a",
)

LIGHT = Colours(
    name="tutor-light",
    dark=False,
    background="#fbf9f4",
    surface="#f2efe7",
    panel="#e5e0d3",
    text="#2a2f38",
    muted="#666e7b",
    faint="#bdb7a8",
    primary="#1c679e",
    accent="#995300",
    good="#2f7430",
    bad="#b3293a",
    warn="#995300",
    violet="#6b48b0",
    selection="#bcd6ee",
)


@dataclass(frozen=True)
class Look:
    """The rich styles of rendered lines."""

    colours: Colours
    text: Style
    strong: Style
    muted: Style
    faint: Style
    heading: Style
    accent: Style
    good: Style
    bad: Style
    warn: Style
    link: Style
    code: Style
    """Behind a cell's source."""
    cursor: Style
    """The row or choice that Enter acts on; bold, so that it shows without colour."""
    selection: Style


def look(colours: Colours) -> Look:
    """The styles made of these colours."""
    return Look(
        colours=colours,
        text=Style(color=colours.text),
        strong=Style(color=colours.text, bold=True),
        muted=Style(color=colours.muted),
        faint=Style(color=colours.faint),
        heading=Style(color=colours.primary, bold=True),
        accent=Style(color=colours.accent, bold=True),
        good=Style(color=colours.good),
        bad=Style(color=colours.bad),
        warn=Style(color=colours.warn),
        link=Style(color=colours.primary, underline=True),
        code=Style(bgcolor=colours.surface),
        cursor=Style(bgcolor=colours.panel, bold=True),
        selection=Style(bgcolor=colours.selection),
    )


LOOKS = {colours.name: look(colours) for colours in (DARK, LIGHT)}


def textual_theme(colours: Colours) -> Theme:
    """The theme that `.tcss` files see."""
    return Theme(
        name=colours.name,
        dark=colours.dark,
        primary=colours.primary,
        secondary=colours.violet,
        accent=colours.accent,
        success=colours.good,
        error=colours.bad,
        warning=colours.warn,
        foreground=colours.text,
        background=colours.background,
        surface=colours.surface,
        panel=colours.panel,
        variables={
            "muted": colours.muted,
            "faint": colours.faint,
            "scrollbar": colours.faint,
            "scrollbar-hover": colours.muted,
            "scrollbar-active": colours.primary,
            "scrollbar-background": colours.background,
            "scrollbar-background-hover": colours.background,
            "scrollbar-background-active": colours.background,
            "scrollbar-corner-color": colours.background,
            "border": colours.faint,
            "input-selection-background": colours.selection,
            "screen-selection-background": colours.selection,
        },
    )
