"""Two versions of one file: the learner's unsaved text, and what another program wrote."""

from __future__ import annotations

from typing import Literal

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from tutor.tui.attempts import difference
from tutor.tui.palette import Look
from tutor.tui.screens.base import TutorModal
from tutor.tui.widgets.exercise_parts import Line, Passage, changed_lines
from tutor.tui.widgets.lines import Blank, LinePage, Part

Choice = Literal["mine", "theirs", "later"]


class Difference(Part):
    """The lines that differ, with - and +."""

    def __init__(self, old: str, new: str) -> None:
        super().__init__()
        self._rows = difference(old, new)

    def build(self, width: int, look: Look) -> list[Text]:
        return changed_lines(self._rows, width, look)


class ConflictScreen(TutorModal[Choice]):
    """Gives which version is to be worked on; the other one is never lost."""

    BINDINGS = [
        Binding("m,ctrl+s", "choose('mine')", "keys.mine"),
        Binding("t", "choose('theirs')", "keys.theirs"),
        Binding("escape,q", "choose('later')", "keys.later"),
    ]

    def __init__(self, mine: str, theirs: str) -> None:
        super().__init__()
        self._mine, self._theirs = mine, theirs

    def compose(self) -> ComposeResult:
        """One page in a window."""
        with Vertical(id="window"):
            yield LinePage(measure=78)

    def speak(self) -> None:
        """The question, the answers, and what differs."""
        texts, page = self.texts, self.query_one(LinePage)
        self.query_one("#window").border_title = texts("conflict.title")
        self._choices: dict[Part, Choice] = {
            Passage(texts("conflict.mine"), bar="accent"): "mine",
            Passage(texts("conflict.theirs"), bar="accent"): "theirs",
            Passage(texts("conflict.later"), bar="accent"): "later",
        }
        page.show(
            [
                Blank(),
                Passage(texts("conflict.question")),
                *self._choices,
                Line(texts("conflict.signs"), "muted"),
                Difference(self._theirs, self._mine),
                Blank(),
            ]
        )
        page.focus()

    @on(LinePage.Clicked)
    def _clicked(self, message: LinePage.Clicked) -> None:
        if message.part in self._choices:
            self.dismiss(self._choices[message.part])

    def action_choose(self, choice: Choice) -> None:
        """Close with the answer."""
        self.dismiss(choice)
