"""Python in a text area, as it is drawn: colours of what is in sight, matches, problems."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea

from tutor.tui.diagnostics import Problem
from tutor.tui.palette import LOOKS
from tutor.tui.searching import Match, find
from tutor.tui.signs import WRONG
from tutor.tui.widgets.editor_theme import MATCH, PROBLEM, editor_theme

MARGIN = 5
"""Lines above and below the window that are coloured with it."""


class CodeArea(TextArea):
    """A TextArea that colours only what is in sight, and marks matches and problems."""

    def __init__(self, text: str, *, max_checkpoints: int, id: str | None = None) -> None:
        self.wanted = ""
        """The text that is searched."""
        self.matches: list[Match] = []
        self.problems: list[Problem] = []
        self._coloured = range(0)
        self._drawn: LRUCache[tuple[object, ...], Strip] = LRUCache(1000)
        super().__init__(
            text,
            language="python",
            soft_wrap=True,
            show_line_numbers=True,
            tab_behavior="indent",
            max_checkpoints=max_checkpoints,
            id=id,
        )
        for look in LOOKS.values():
            self.register_theme(editor_theme(look.colours))

    @property
    def lines(self) -> Sequence[str]:
        """The text, line by line."""
        return self.document.lines

    def on_mount(self) -> None:
        """Wear the colours of the app's theme."""
        self._dress()
        self.app.theme_changed_signal.subscribe(self, lambda _: self._dress())

    def _dress(self) -> None:
        self.theme = self.app.theme if self.app.theme in LOOKS else next(iter(LOOKS))

    def search(self, wanted: str) -> None:
        """Mark every place of it; the empty text marks none."""
        self.wanted = wanted
        self._repaint()

    def _in_sight(self, row: int) -> bool:
        return self._part_at(0)[0] <= row < self._part_at(self.size.height - 1)[0]

    def _part_at(self, y: int) -> tuple[int, int]:
        """The line that is drawn at this height, and which part of it, where it is wrapped."""
        parts = self.wrapped_document._offset_to_line_info
        y += round(self.scroll_y)
        return parts[y] if y < len(parts) else (self.document.line_count, 0)

    # Colours and marks

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Underline these stretches, with a mark beside their lines' numbers."""
        problems = list(problems)
        if problems != self.problems:
            self.problems = problems
            self._repaint()

    def _repaint(self) -> None:
        self._build_highlight_map()
        self.refresh()

    def _build_highlight_map(self) -> None:
        """Forget the colours; those of what is in sight are found when it is drawn."""
        self._line_cache.clear()
        self._highlights.clear()
        self._coloured = range(0)
        self.matches = find(self.lines, self.wanted)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Colour what is in sight, and draw it."""
        top, bottom = self._part_at(0)[0], self._part_at(self.size.height - 1)[0]
        if top not in self._coloured or bottom not in self._coloured:
            self._colour(max(0, top - MARGIN), bottom + 1 + MARGIN)
        return super().render_lines(crop)

    def _colour(self, first: int, end: int) -> None:
        self._line_cache.clear()
        self._highlights.clear()
        self._coloured = range(first, end)
        if self._highlight_query is not None:
            found = self.document.query_syntax_tree(self._highlight_query, (first, 0), (end, 0))
            for name, nodes in found.items():
                for node in nodes:
                    (a, start), (b, stop) = node.start_point, node.end_point
                    for row in range(max(a, first), min(b, end - 1) + 1):
                        left, right = start if row == a else 0, stop if row == b else None
                        self._highlights[row].append((left, right, name))
        for row, start, stop in self.matches:
            self._mark(row, start, stop, MATCH)
        for each in self.problems:
            self._mark(each.row, each.start, each.end, PROBLEM)

    def _mark(self, row: int, start: int, stop: int, name: str) -> None:
        """Columns count characters, highlights bytes."""
        if row in self._coloured and row < self.document.line_count:
            line = self.lines[row]
            left, right = (len(line[:column].encode()) for column in (start, stop))
            self._highlights[row].append((left, right if stop <= len(line) else None, name))

    def render_line(self, y: int) -> Strip:
        """A line; one without cursor or selection is drawn again only where it has changed."""
        row, part = self._part_at(y)
        (first, _), (last, _) = sorted(self.selection)
        bracket = self.matching_bracket_location
        if (
            not row < self.document.line_count
            or first <= row <= last
            or (bracket or (-1,))[0] == row
        ):
            return self._signed(row, part, super().render_line(y))
        key = (
            row,
            part,
            tuple(self.wrapped_document.get_offsets(row)),
            self.document.get_line(row),
            tuple(self._highlights.get(row, ())),
            self.scrollable_content_region.width,
            self.gutter_width,
            self.theme,
            any(each.row == row for each in self.problems),
        )
        strip = self._drawn.get(key)
        if strip is None:
            strip = self._drawn[key] = self._signed(row, part, super().render_line(y))
        return strip

    def _signed(self, row: int, part: int, strip: Strip) -> Strip:
        """A line with a problem has a sign beside its number."""
        place = self.gutter_width - 2
        if part or not any(each.row == row for each in self.problems) or place <= 0:
            return strip
        colours = LOOKS[self.theme].colours if self.theme in LOOKS else None
        style = Style(color=colours.bad, bgcolor=colours.background) if colours else Style()
        sign = Strip([Segment(WRONG, style)], 1)
        return Strip.join([strip.crop(0, place), sign, strip.crop(place + 1)])
