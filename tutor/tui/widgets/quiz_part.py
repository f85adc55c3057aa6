"""A quiz in the page: a question, its choices, and what is said to the one that was taken."""

from __future__ import annotations

from rich.text import Text

from tutor.course.texts import Choice, Quiz
from tutor.tui.palette import Look
from tutor.tui.prose import prose
from tutor.tui.signs import DONE, HERE, OPEN, WRONG
from tutor.tui.texts import Texts
from tutor.tui.widgets.lines import Part

INDENT = 3


class QuizPart(Part):
    """`cursor` is the place, among the choices shown, of the one that Enter takes."""

    focusable = True

    def __init__(self, quiz: Quiz, number: int, taken: int | None, texts: Texts) -> None:
        super().__init__()
        self.quiz, self._number, self._texts = quiz, number, texts
        there = taken is not None and taken < len(quiz.choices)
        self._taken = quiz.order.index(taken) if there and taken is not None else None
        self.cursor = self._taken or 0
        self._rows: list[int | None] = []

    def take(self, place: int) -> None:
        """The choice in that place is the answer."""
        self.cursor = self._taken = place

    def move(self, direction: int) -> bool:
        """Move the cursor; False at the first and the last choice."""
        cursor = self.cursor + direction
        if not 0 <= cursor < len(self.quiz.choices):
            return False
        self.cursor = cursor
        return True

    def place_at(self, line: int) -> int | None:
        """The place, among the choices shown, of the one in a line of this part."""
        return self._rows[line] if line < len(self._rows) else None

    @property
    def _shown(self) -> list[Choice]:
        return [self.quiz.choices[index] for index in self.quiz.order]

    @property
    def markdown(self) -> str:
        choices = (f"{number}. {each.text}" for number, each in enumerate(self._shown, 1))
        return "\n".join([self.quiz.question, "", *choices])

    def build(self, width: int, look: Look) -> list[Text]:
        title = self._texts("quiz.title", number=self._number)
        lines = [Text(f"? {title}", style=look.accent)]
        lines += _indented(prose(self.quiz.question, width - INDENT, look), " " * INDENT)
        lines.append(Text())
        rows: list[int | None] = [None] * len(lines)
        for place, choice in enumerate(self._shown):
            shown = self._choice(place, choice, width, look)
            if place == self._taken:
                shown += self._answer(choice, width, look)
            lines += shown
            rows += [place] * len(shown)
        self._rows = rows
        return [*lines, Text()]

    def _choice(self, place: int, choice: Choice, width: int, look: Look) -> list[Text]:
        sign, style = OPEN, look.muted
        if place == self._taken:
            sign, style = (DONE, look.good) if choice.right else (WRONG, look.bad)
        pointer = HERE if place == self.cursor else " "
        first = Text.assemble(
            (f" {pointer} ", look.accent), (f"{place + 1} ", look.muted), (f"{sign} ", style)
        )
        lines = prose(choice.text, width - first.cell_len, look) or [Text()]
        rest = " " * first.cell_len
        return [Text.assemble(first, lines[0]), *_indented(lines[1:], rest)]

    def _answer(self, choice: Choice, width: int, look: Look) -> list[Text]:
        style = look.good if choice.right else look.bad
        word = self._texts("quiz.right" if choice.right else "quiz.wrong")
        lines = prose(choice.answer, width - 9, look)
        return [
            Text.assemble(" " * 7, ("│ ", style), (word, style)),
            *(Text.assemble(" " * 7, ("│ ", style), line) for line in lines),
        ]


def _indented(lines: list[Text], margin: str) -> list[Text]:
    return [Text.assemble(margin, line) for line in lines]
