"""The editor with its bar and its status line."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import TextArea

from tutor.tui.diagnostics import Problem, followed, raised_problems, syntax_problem
from tutor.tui.texts import Texts
from tutor.tui.widgets.editor import Editor
from tutor.tui.widgets.editor_bar import EditorBar
from tutor.tui.widgets.status_line import StatusLine

PAUSE = 0.5
"""Seconds without a key after which the text is looked at: half a word is no mistake yet."""


class EditorPane(Vertical):
    """Finds what is wrong as one types, and says it in words below."""

    def __init__(self) -> None:
        super().__init__(id="editor-pane")
        self.editor = Editor("", id="editor")
        self.bar = EditorBar(self.editor)
        self.status = StatusLine(self.editor)
        self._raised: list[Problem] = []
        self._due: Timer | None = None

    def compose(self) -> ComposeResult:
        """One below the other."""
        yield self.editor
        yield self.bar
        yield self.status

    def retext(self, texts: Texts) -> None:
        """Speak another language."""
        self.bar.retext(texts)
        self.status.retext(texts)

    @property
    def has_focus_inside(self) -> bool:
        """Whether keys go to the editor or its bar."""
        focused = self.screen.focused
        return focused is not None and self in focused.ancestors

    # What is wrong

    def raised(self, report: dict[str, Any] | None, source: str) -> None:
        """Mark where the cases of a report ended in an exception; None: there is no report."""
        self._raised = raised_problems(report, source) if report is not None else []
        self.look()

    def look(self) -> None:
        """Look at the text now."""
        if self._due is not None:
            self._due.stop()
            self._due = None
        syntax = syntax_problem(self.editor.text)
        raised = followed(self._raised, list(self.editor.lines))
        self.editor.show_problems([*([syntax] if syntax else []), *raised])
        self.status.refresh()

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self._due is None:
            self._due = self.set_timer(PAUSE, self.look)
        else:
            self._due.reset()
        self.bar.refresh_count()
        self.status.refresh()

    @on(TextArea.SelectionChanged)
    def _moved(self) -> None:
        self.bar.refresh_count()
        self.status.refresh()

    @on(StatusLine.Clicked)
    def go_to_problem(self) -> None:
        """Go to the next problem below the cursor, or to the first."""
        row, _ = self.editor.cursor_location
        rows = sorted({each.row for each in self.editor.problems})
        if rows:
            self.editor.go_to_line(next((each for each in rows if each > row), rows[0]) + 1)
            self.editor.focus()

    @on(EditorBar.Closed)
    def _bar_closed(self) -> None:
        self.editor.focus()
        self.status.refresh()
