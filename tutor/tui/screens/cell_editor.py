"""A cell of a lesson, to try something else with."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import TextArea

from tutor.tui.screens.base import TutorModal
from tutor.tui.widgets.editor import Editor


@dataclass(frozen=True)
class Edited:
    """What became of a cell."""

    source: str
    run: bool


class CellEditorScreen(TutorModal[Edited]):
    """Escape keeps what was written, too: there is always the way back to the author's."""

    BINDINGS = [
        Binding("ctrl+s,ctrl+r,f5", "done(True)", "keys.run", priority=True),
        Binding("escape", "done(False)", "keys.close", priority=True),
        Binding("ctrl+o", "original", "keys.original", priority=True),
    ]

    def __init__(self, number: int, source: str, original: str) -> None:
        """`original`: the author's source, which Ctrl+O brings back."""
        super().__init__()
        self._number, self._source = number, source.rstrip("\n")
        self._original = original.rstrip("\n")

    def compose(self) -> ComposeResult:
        """One editor in a window."""
        with Vertical(id="window"):
            yield Editor(self._source, id="cell-editor")

    def on_mount(self) -> None:
        """Begin at the end: one usually adds something."""
        editor = self.query_one(Editor)
        editor.focus()
        editor.move_cursor(editor.document.end)

    def speak(self) -> None:
        """The window's title, and its keys."""
        window = self.query_one("#window")
        window.border_title = self.texts("cell.edit", number=self._number)
        window.border_subtitle = self.texts("cell.edit_keys")

    @on(TextArea.Changed)
    def _grown(self) -> None:
        self.query_one(Editor).styles.height = self.query_one(Editor).document.line_count + 1

    def action_original(self) -> None:
        """Bring the author's source back; undo goes back to what was written."""
        editor = self.query_one(Editor)
        editor.replace(self._original, (0, 0), editor.document.end)

    def action_done(self, run: bool) -> None:
        """Close, and run it or not."""
        self.dismiss(Edited(self.query_one(Editor).text, run))
