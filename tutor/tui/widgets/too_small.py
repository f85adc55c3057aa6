"""What stands on a screen that is too small to work on."""

from __future__ import annotations

from rich.text import Text
from textual.widget import Widget

from tutor.tui.texts import Texts

COLUMNS, ROWS = 70, 18
"""The least that every screen can be used on."""


class TooSmall(Widget):
    """Covers the screen while it is too small, and says how large it must be."""

    def __init__(self) -> None:
        super().__init__()
        self._texts: Texts | None = None

    def retext(self, texts: Texts) -> None:
        """Speak another language."""
        self._texts = texts
        self.refresh()

    def render(self) -> Text:
        """One sentence."""
        if self._texts is None:
            return Text()
        width, height = self.app.size
        return Text(
            self._texts("small", columns=COLUMNS, rows=ROWS, width=width, height=height),
            justify="center",
        )
