"""The reference beside one's own file."""

from __future__ import annotations

import difflib

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding

from tutor.course.model import Exercise
from tutor.tui.code import fold, highlight
from tutor.tui.palette import Look
from tutor.tui.screens.base import TutorScreen
from tutor.tui.widgets.lines import Blank, LinePage, Part
from tutor.tui.widgets.title_bar import TitleBar

TWO_COLUMNS = 96
"""Cells of text from which both files stand side by side."""


class Comparison(Part):
    """Two texts side by side where there is room, else as one with + and -."""

    def __init__(self, mine: str, reference: str, titles: tuple[str, str]) -> None:
        super().__init__()
        self._mine, self._reference, self._titles = mine, reference, titles

    def build(self, width: int, look: Look) -> list[Text]:
        return self._beside(width, look) if width >= TWO_COLUMNS else self._below(width, look)

    def _rows(self, look: Look) -> list[tuple[str, Text | None, Text | None]]:
        """Kind (` `, `~`), my line, the reference's line."""
        mine, reference = self._mine.splitlines(), self._reference.splitlines()
        left, right = highlight("\n".join(mine), look), highlight("\n".join(reference), look)
        rows: list[tuple[str, Text | None, Text | None]] = []
        matcher = difflib.SequenceMatcher(None, mine, reference, autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            for place in range(max(b - a, d - c)):
                rows.append(
                    (
                        " " if tag == "equal" else "~",
                        left[a + place] if a + place < b else None,
                        right[c + place] if c + place < d else None,
                    )
                )
        return rows

    def _beside(self, width: int, look: Look) -> list[Text]:
        half = (width - 3) // 2
        heads = [Text(title, style=look.strong) for title in self._titles]
        lines = [_joined(heads[0], heads[1], half, look), Text()]
        for kind, mine, reference in self._rows(look):
            a = _marked(mine, kind, "-", half, look.bad)
            b = _marked(reference, kind, "+", half, look.good)
            for place in range(max(len(a), len(b))):
                left = a[place] if place < len(a) else Text()
                right = b[place] if place < len(b) else Text()
                lines.append(_joined(left, right, half, look))
        return lines

    def _below(self, width: int, look: Look) -> list[Text]:
        lines = [Text(f"- {self._titles[0]}", style=look.bad)]
        lines += [Text(f"+ {self._titles[1]}", style=look.good), Text()]
        held: list[list[Text]] = []
        for kind, mine, reference in self._rows(look):
            if kind == " ":
                lines += [row for rows in held for row in rows]
                held.clear()
                lines += _marked(mine, kind, " ", width, look.text)
                continue
            if mine is not None:
                lines += _marked(mine, kind, "-", width, look.bad)
            if reference is not None:
                held.append(_marked(reference, kind, "+", width, look.good))
        return [*lines, *(row for rows in held for row in rows)]


def _marked(line: Text | None, kind: str, sign: str, width: int, style: Style) -> list[Text]:
    if line is None:
        return []
    pieces = fold(line, width - 2)
    mark = sign if kind == "~" else " "
    return [
        Text.assemble((f"{mark if not number else ' '} ", style), piece, no_wrap=True, end="")
        for number, piece in enumerate(pieces)
    ]


def _joined(left: Text, right: Text, half: int, look: Look) -> Text:
    left = left.copy()
    left.pad_right(max(0, half - left.cell_len))
    return Text.assemble(left, (" │ ", look.faint), right, no_wrap=True, end="")


class SolutionScreen(TutorScreen):
    """Mine and the reference."""

    HELP = "help.solution"
    BINDINGS = [Binding("escape,q", "leave", "keys.back")]

    def __init__(self, exercise: Exercise, mine: str) -> None:
        super().__init__()
        self._exercise, self._mine = exercise, mine

    def body(self) -> ComposeResult:
        """One page."""
        yield LinePage(measure=160)

    def retext(self) -> None:
        """In the language of the moment."""
        reference = self._exercise.reference.read_text(encoding="utf-8")
        titles = (self.texts("solution.mine"), self.texts("solution.reference"))
        page = self.query_one(LinePage)
        page.show([Blank(), Comparison(self._mine, reference, titles), Blank()])
        page.focus()
        self.query_one(TitleBar).say(self._exercise.name, self.texts("solution.title"))

    def action_leave(self) -> None:
        """Back to the exercise."""
        self.dismiss()
