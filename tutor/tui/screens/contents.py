"""A lesson's headings, to go to."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tutor.tui.screens.base import TutorModal


class ContentsScreen(TutorModal[int | None]):
    """Gives the index of the heading."""

    BINDINGS = [
        Binding("escape,q,t", "close", "keys.close"),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
    ]

    def __init__(self, headings: list[tuple[str, int]], here: int) -> None:
        """`headings`: text and level (2 or 3); `here`: the one that is read."""
        super().__init__()
        self._headings, self._here = headings, here

    def compose(self) -> ComposeResult:
        """One list."""
        with Vertical(id="window"):
            yield OptionList(
                *(
                    Option("  " * (level - 2) + _plain(heading))
                    for heading, level in self._headings
                ),
                markup=False,
            )

    def speak(self) -> None:
        """Only the title is ours."""
        self.query_one("#window").border_title = self.texts("contents.title")
        self.query_one(OptionList).highlighted = self._here

    @on(OptionList.OptionSelected)
    def _chosen(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(message.option_index)

    def action_down(self) -> None:
        """Next heading."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """Heading before."""
        self.query_one(OptionList).action_cursor_up()


def _plain(heading: str) -> str:
    """Without the marks of Markdown; mathematics stays as its source."""
    return heading.replace("`", "").replace("**", "").replace("$", "")
