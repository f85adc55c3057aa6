"""All attempts at an exercise: how each went, and what was changed for it."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tutor.course.model import Exercise
from tutor.tui.attempts import change
from tutor.tui.catalog import Step
from tutor.tui.code import fold, highlight
from tutor.tui.palette import Look
from tutor.tui.screens.base import TutorScreen
from tutor.tui.signs import DONE, WRONG, outcome_sign, outcome_style
from tutor.tui.widgets.exercise_parts import ChangePart, Line
from tutor.tui.widgets.lines import Blank, LinePage, Part
from tutor.tui.widgets.title_bar import TitleBar
from tutor.workspace.progress import Attempt

MOST = 500
"""Attempts in the list, the newest first."""


class Outcomes(Part):
    """The cases of an attempt: sign and word."""

    def __init__(self, rows: list[tuple[str, str, str]]) -> None:
        """Outcome, its word, and the case's sentence."""
        super().__init__()
        self._rows = rows

    def build(self, width: int, look: Look) -> list[Text]:
        lines = []
        for outcome, word, title in self._rows:
            style = outcome_style(outcome, look)
            line = Text.assemble(
                (f"{outcome_sign(outcome)} {word}  ", style), (title, look.text), no_wrap=True
            )
            line.truncate(width, overflow="ellipsis")
            lines.append(line)
        return lines


class Source(Part):
    """Python with colours."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self._source = source

    def build(self, width: int, look: Look) -> list[Text]:
        rows = highlight(self._source.rstrip("\n"), look)
        return [piece for row in rows for piece in fold(row, width)]


class AttemptsScreen(TutorScreen):
    """A list, and beside it what the chosen attempt was like."""

    HELP = "help.attempts"
    BINDINGS = [
        Binding("enter", "take", "keys.take", priority=True),
        Binding("pagedown,space", "page(1)", "keys.page_down"),
        Binding("pageup,ctrl+b", "page(-1)", "keys.page_up", show=False),
        Binding("escape,q,f10,h", "leave", "keys.back"),
    ]

    def __init__(self, exercise: Exercise, take: Callable[[str], None]) -> None:
        """`take`: puts an attempt's text into the editor."""
        super().__init__()
        self._exercise, self._take = exercise, take
        self._attempts: list[Attempt] = []
        self._titles: dict[str, str] = {}

    def body(self) -> ComposeResult:
        """The list on the left (above, where room is short)."""
        with Horizontal(id="attempts"):
            yield OptionList(id="attempt-list", markup=False)
            page = LinePage(measure=110, id="attempt")
            page.can_focus = False
            yield page

    def on_mount(self) -> None:
        """The newest attempt first."""
        history = self.tutor.workspace.progress.history(self._exercise.name)
        self._attempts = history[::-1][:MOST]
        super().on_mount()
        self.query_one(OptionList).focus()

    def retext(self) -> None:
        """In the language of the moment."""
        listed = self.query_one(OptionList)
        chosen = listed.highlighted or 0
        listed.clear_options()
        listed.add_options([Option(self._row(attempt)) for attempt in self._attempts])
        listed.highlighted = chosen if self._attempts else None
        catalog, language = self.tutor.catalog, self.texts.language
        self.query_one(TitleBar).say(
            catalog.title(Step(exercise=self._exercise), language), self.texts("attempts.title")
        )
        self._show(chosen)

    def _row(self, attempt: Attempt) -> str:
        when = attempt.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
        sign = DONE if attempt.passed else WRONG
        return f"{sign} {when}  {attempt.score:g}/{attempt.points:g}"

    @on(OptionList.OptionHighlighted)
    def _chosen(self, message: OptionList.OptionHighlighted) -> None:
        self._show(message.option_index)

    def _show(self, index: int) -> None:
        texts, page = self.texts, self.query_one("#attempt", LinePage)
        if index >= len(self._attempts):
            page.show([Blank(), Line(texts("attempts.none"), "muted")])
            return
        attempt = self._attempts[index]
        cases = attempt.report["cases"]
        titles = {str(case["name"]): str(case["title"]) for case in cases}
        rows = [
            (case["outcome"], texts(f"outcome.{case['outcome']}"), case["title"]) for case in cases
        ]
        parts: list[Part] = [Blank(), Outcomes(rows), Blank()]
        before = self._attempts[index + 1] if index + 1 < len(self._attempts) else None
        if before is not None:
            made = change(before.report, before.submission, attempt.report, attempt.submission)
            since = texts("attempts.since")
            parts.append(ChangePart(made, titles, texts, heading=since, whole=True))
        if attempt.submission is not None:
            parts += [Line(texts("attempts.text"), "heading"), Source(attempt.submission)]
        page.show([*parts, Blank()])

    def action_page(self, pages: int) -> None:
        """Scroll what stands beside the list."""
        self.query_one("#attempt", LinePage).action_page(pages)

    def action_take(self) -> None:
        """Put this attempt's text into the editor; undo brings back what was there."""
        index = self.query_one(OptionList).highlighted
        if index is not None and index < len(self._attempts):
            text = self._attempts[index].submission
            if text is not None:
                self.dismiss()
                self._take(text)

    def action_leave(self) -> None:
        """Back to the exercise."""
        self.dismiss()
