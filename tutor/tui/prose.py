"""Markdown and mathematics as lines, in the program's own colours."""

from __future__ import annotations

from rich.text import Text

from tutor.tui.palette import Look


def prose(markdown: str, width: int, look: Look) -> list[Text]:
    """The lines of a piece of Markdown, none wider than `width` cells."""
    from tutor.tui.render.page import render  # a map without details shows no prose

    return render(markdown, width, theme="dark" if look.colours.dark else "light")
