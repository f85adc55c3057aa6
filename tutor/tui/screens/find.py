"""A window that finds lessons and exercises as one types."""

from __future__ import annotations

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.fuzzy import FuzzySearch
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tutor.tui.catalog import Step
from tutor.tui.palette import LOOKS
from tutor.tui.screens.base import TutorModal
from tutor.tui.signs import HERE
from tutor.tui.widgets.course_map import SIGNS

MOST = 60
"""Hits shown at once; more are found by typing more."""


PAGES = ("map", "review", "progress", "settings")
"""Pages of the program that are found by their names, too."""


class FindScreen(TutorModal[Step | str | None]):
    """Type, choose, Enter; gives the step to go to, or the name of a page."""

    BINDINGS = [
        Binding("escape", "close", "keys.close"),
        Binding("down", "move('down')", "keys.down", show=False),
        Binding("up", "move('up')", "keys.up", show=False),
        Binding("pagedown", "move('page_down')", "keys.page_down", show=False),
        Binding("pageup", "move('page_up')", "keys.page_up", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._search = FuzzySearch()
        self._names: list[tuple[Step | str, str]] = []
        self._hits: list[Step | str] = []

    def compose(self) -> ComposeResult:
        """A line to type in over a list."""
        with Vertical(id="window"):
            yield Input()
            hits = OptionList()
            hits.can_focus = False
            yield hits

    def speak(self) -> None:
        """List everything in the language of the moment."""
        catalog, language = self.tutor.catalog, self.texts.language
        self._names = [(step, catalog.title(step, language)) for step in catalog.all_steps()]
        self._names += [(page, self.texts(f"find.{page}")) for page in PAGES]
        field = self.query_one(Input)
        field.placeholder = self.texts("find.placeholder")
        self._list(field.value)

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        self._list(message.value)

    def _list(self, query: str) -> None:
        look = LOOKS.get(self.app.theme) or LOOKS["tutor-dark"]
        hits: list[tuple[float, Step | str, str, tuple[int, ...]]] = []
        for step, name in self._names:
            score, offsets = self._search.match(query.strip(), name) if query.strip() else (1.0, ())
            if score > 0:
                hits.append((score, step, name, tuple(offsets)))
        hits.sort(key=lambda hit: -hit[0])
        options = []
        for _, step, name, offsets in hits[:MOST]:
            sign = HERE if isinstance(step, str) else SIGNS[self.tutor.journey.state(step)]
            line = Text(f"{sign} ", style=look.muted, end="")
            title = Text(name, style=look.text, no_wrap=True, overflow="ellipsis", end="")
            for offset in offsets:
                title.stylize(look.accent, offset, offset + 1)
            options.append(Option(line + title))
        self._hits = [hit[1] for hit in hits[:MOST]]
        found = self.query_one(OptionList)
        found.clear_options()
        found.add_options(options or [Option(self.texts("find.nothing"), disabled=True)])
        found.highlighted = 0 if options else None

    def action_move(self, how: str) -> None:
        """Move in the list while the cursor stays in the text."""
        found = self.query_one(OptionList)
        getattr(found, f"action_{'cursor_' + how if how in ('up', 'down') else how}")()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        highlighted = self.query_one(OptionList).highlighted
        if self._hits and highlighted is not None:
            self.dismiss(self._hits[highlighted])

    @on(OptionList.OptionSelected)
    def _selected(self, message: OptionList.OptionSelected) -> None:
        if self._hits:
            self.dismiss(self._hits[message.option_index])
