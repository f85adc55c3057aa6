"""A window that takes the next key, whatever it is."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from tutor.tui.screens.base import TutorModal
from tutor.tui.widgets.lines import Blank, LinePage
from tutor.tui.widgets.passages import Markdown


class AskKeyScreen(TutorModal[str | None]):
    """Gives the key's name; None for Escape or a click."""

    takes_all_keys = True
    """Also those that belong to the program."""

    def __init__(self, action: str) -> None:
        """`action`: what the key is for, in words."""
        super().__init__()
        self._action = action

    def compose(self) -> ComposeResult:
        """One page in a window."""
        with Vertical(id="window"):
            page = LinePage(measure=72)
            page.can_focus = False
            yield page

    def speak(self) -> None:
        """Say what is asked for."""
        words = self.texts("settings.press", action=self._action)
        self.query_one(LinePage).show([Blank(), Markdown(words), Blank()])

    def on_key(self, event: events.Key) -> None:
        """The key that was asked for."""
        event.stop()
        self.dismiss(None if event.key == "escape" else event.key)

    def on_click(self) -> None:
        """None, then."""
        self.dismiss(None)
