"""Words on a page, and lines that are made for its width."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text

from tutor.tui.palette import Look
from tutor.tui.prose import prose
from tutor.tui.widgets.lines import Part


class Markdown(Part):
    """A piece of Markdown."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self._markdown = markdown

    def build(self, width: int, look: Look) -> list[Text]:
        return prose(self._markdown, width, look)


class Drawn(Part):
    """Lines that a function makes, given the width and the look."""

    def __init__(self, draw: Callable[[int, Look], list[Text]]) -> None:
        super().__init__()
        self._draw = draw

    def build(self, width: int, look: Look) -> list[Text]:
        return self._draw(width, look)
