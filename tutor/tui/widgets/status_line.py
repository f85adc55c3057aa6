"""The line under the editor: what is wrong, in words, and where the cursor is."""

from __future__ import annotations

from rich.text import Text
from textual.message import Message
from textual.widget import Widget

from tutor.tui.diagnostics import Problem
from tutor.tui.palette import LOOKS
from tutor.tui.signs import WRONG
from tutor.tui.texts import Texts
from tutor.tui.widgets.editor import Editor


class StatusLine(Widget):
    """A click on the sentence goes to the line that it is about."""

    class Clicked(Message):
        """The sentence was clicked."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(id="status")
        self._editor = editor
        self._texts: Texts | None = None

    def retext(self, texts: Texts) -> None:
        """Speak another language."""
        self._texts = texts
        self.refresh()

    @property
    def problem(self) -> Problem | None:
        """The one that is told: of the cursor's line, else the first."""
        row, _ = self._editor.cursor_location
        problems = self._editor.problems
        return min(problems, key=lambda each: (each.row != row, each.row), default=None)

    def render(self) -> Text:
        """Sentence on the left, line and column on the right."""
        look = LOOKS.get(self.app.theme) or LOOKS["tutor-dark"]
        line = Text(no_wrap=True, end="")
        if self._texts is None:
            return line
        texts, editor = self._texts, self._editor
        row, column = editor.cursor_location
        where = texts("editor.where", line=row + 1, column=column + 1)
        if chosen := editor.selected_text:
            where = f"{texts('editor.selected', count=len(chosen))} · {where}"
        room = self.size.width - Text(where).cell_len - 3
        problem = self.problem
        if problem is not None:
            said = texts(
                f"editor.problem_{problem.kind}", line=problem.row + 1, message=problem.message
            )
            line.append(f" {WRONG} {said}", style=look.bad)
            line.truncate(max(0, room), overflow="ellipsis")
        line.pad_right(max(1, self.size.width - line.cell_len - Text(where).cell_len - 1))
        line.append(where, style=look.muted)
        return line

    def on_click(self) -> None:
        """Go there."""
        self.post_message(self.Clicked())
