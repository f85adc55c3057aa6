"""The keys of a screen, and a few words about it."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen

from tutor.tui.palette import Look
from tutor.tui.prose import prose
from tutor.tui.screens.base import TutorModal
from tutor.tui.widgets.lines import Blank, LinePage, Part


class Keys(Part):
    """A table of keys."""

    def __init__(self, keys: list[tuple[str, str]]) -> None:
        super().__init__()
        self._keys = keys

    def build(self, width: int, look: Look) -> list[Text]:
        column = max((Text(key).cell_len for key, _ in self._keys), default=0) + 3
        return [
            Text.assemble(
                (key, look.accent), " " * (column - Text(key).cell_len), (label, look.text)
            )
            for key, label in self._keys
        ]


class About(Part):
    """Markdown above the keys."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self._markdown = markdown

    def build(self, width: int, look: Look) -> list[Text]:
        return prose(self._markdown, width, look)


class HelpScreen(TutorModal[None]):
    """Help for the screen below."""

    BINDINGS = [Binding("escape,q,f1,question_mark,enter", "close", "keys.close")]

    def __init__(self, about: str, below: Screen[None]) -> None:
        """`about`: the key of the text; `below`: the screen whose keys are listed."""
        super().__init__()
        self._about = about
        self._below = below

    def compose(self) -> ComposeResult:
        """One page in a window."""
        with Vertical(id="window"):
            yield LinePage(measure=72)

    def speak(self) -> None:
        """In the language of the moment."""
        keys: dict[str, list[str]] = {}
        for _, binding, _, _ in self._below.active_bindings.values():
            if binding.description.startswith("keys."):
                shown = self.app.get_key_display(binding)
                found = keys.setdefault(self.texts(binding.description), [])
                if shown not in found:
                    found.append(shown)
        rows = [(" ".join(found), label) for label, found in keys.items()]
        self.query_one("#window").border_title = self.texts("help.title")
        self.query_one("#window").border_subtitle = self.texts("help.close")
        page = self.query_one(LinePage)
        page.show([Blank(), About(self.texts(self._about)), Blank(), Keys(rows), Blank()])
        page.focus()
