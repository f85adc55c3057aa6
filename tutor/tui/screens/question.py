"""A question with two answers."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical

from tutor.tui.screens.base import TutorModal
from tutor.tui.widgets.exercise_parts import Line, Passage
from tutor.tui.widgets.lines import Blank, LinePage, Part


class QuestionScreen(TutorModal[bool]):
    """Gives whether the answer was yes."""

    BINDINGS = [
        Binding("y,enter", "answer(True)", "keys.yes"),
        Binding("n,escape,q", "answer(False)", "keys.no"),
    ]

    def __init__(self, question: str) -> None:
        """`question`: Markdown."""
        super().__init__()
        self._question = question
        self._answers: dict[Part, bool] = {}

    def compose(self) -> ComposeResult:
        """One page in a window."""
        with Vertical(id="window"):
            yield LinePage(measure=72)

    def speak(self) -> None:
        """The question, and the keys of the answers."""
        page = self.query_one(LinePage)
        self._answers = {
            Line(self.texts("question.yes"), "accent"): True,
            Line(self.texts("question.no"), "accent"): False,
        }
        page.show([Blank(), Passage(self._question), *self._answers, Blank()])
        page.focus()

    @on(LinePage.Clicked)
    def _clicked(self, message: LinePage.Clicked) -> None:
        if message.part in self._answers:
            self.dismiss(self._answers[message.part])

    def action_answer(self, yes: bool) -> None:
        """Close with the answer."""
        self.dismiss(yes)
