"""A page of rendered lines: opens at once however long it is, scrolls without lag."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tutor.tui.palette import LOOKS, Look


class Part:
    """A stretch of a page's lines that is laid out as one."""

    focusable = False

    def __init__(self) -> None:
        self._lines: tuple[tuple[int, str], list[Text]] | None = None

    def build(self, width: int, look: Look) -> list[Text]:
        """The lines, none wider than `width` cells."""
        raise NotImplementedError

    @property
    def markdown(self) -> str:
        """What is copied when the section that it stands in is."""
        return ""

    def lines(self, width: int, look: Look) -> list[Text]:
        """The lines, built once for a width and a theme."""
        key = (width, look.colours.name)
        if self._lines is None or self._lines[0] != key:
            self._lines = (key, self.build(width, look))
        return self._lines[1]

    def height(self, width: int, look: Look) -> int:
        """How many lines there are; a part that knows without building them says so faster."""
        return len(self.lines(width, look))

    def changed(self) -> None:
        """Forget the lines; `LinePage.refresh_part` shows the new ones."""
        self._lines = None


class Blank(Part):
    """Empty lines."""

    def __init__(self, count: int = 1) -> None:
        super().__init__()
        self._count = count

    def build(self, width: int, look: Look) -> list[Text]:
        return [Text()] * self._count


@dataclass(frozen=True)
class Place:
    """A part of the page, and a line of it (or, of a part not laid out yet, a share of it)."""

    part: int
    line: int = 0
    share: float = 0.0


class LinePage(ScrollView, can_focus=True):
    """Shows parts one below the other, in a column that is pleasant to read."""

    BINDINGS = [
        Binding("up,k", "move(-1)", "keys.line_up", show=False),
        Binding("down,j", "move(1)", "keys.line_down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "keys.page_up", show=False),
        Binding("pagedown,space", "page(1)", "keys.page_down", show=False),
        Binding("home,g", "top", "keys.top", show=False),
        Binding("end,G", "bottom", "keys.bottom", show=False),
    ]

    class Clicked(Message):
        """The mouse was pressed on a part."""

        def __init__(self, page: LinePage, part: Part, line: int, link: str | None) -> None:
            """`line`: of the part. `link`: the address of the link that was hit."""
            self.page, self.part, self.line, self.link = page, part, line, link
            super().__init__()

        @property
        def control(self) -> LinePage:
            """The page."""
            return self.page

    class Moved(Message):
        """The page was scrolled, or another part has the focus."""

        def __init__(self, page: LinePage) -> None:
            self.page = page
            super().__init__()

        @property
        def control(self) -> LinePage:
            """The page."""
            return self.page

    def __init__(self, *, measure: int = 88, id: str | None = None) -> None:
        """`measure`: the widest a line gets, in cells."""
        super().__init__(id=id)
        self.measure_limit = measure
        self.parts: list[Part] = []
        self.current: Part | None = None
        """The part that has the focus."""
        self._starts: list[int] = [0]
        self._laid_out_for: tuple[int, str] | None = None
        self._wanted: Place | None = None
        self._strips: dict[int, Strip] = {}

    # What is shown

    def show(self, parts: Sequence[Part], *, place: Place | None = None) -> None:
        """Show other parts, from `place` on (or from the top)."""
        self.parts = list(parts)
        if self.current not in self.parts:
            self.current = None
        self._wanted = place or Place(0)
        self._laid_out_for = None
        self._lay_out()

    def refresh_part(self, part: Part) -> None:
        """Lay this part out again; what the reader looks at stays where it is."""
        part.changed()
        self.refresh_parts()

    def refresh_parts(self) -> None:
        """Lay out again what has changed."""
        self._wanted = self.place
        self._laid_out_for = None
        self._lay_out()

    @property
    def look(self) -> Look:
        """The styles of the app's theme."""
        return LOOKS.get(self.app.theme) or LOOKS["tutor-dark"]

    @property
    def column(self) -> tuple[int, int]:
        """Left margin and width of the text, in cells."""
        width = self.scrollable_content_region.width or self.size.width
        text = max(10, min(self.measure_limit, width - 5))
        return max(3, min((width - text) // 2, 16)), text

    def _lay_out(self) -> None:
        if not self.is_mounted or not self.size.width:
            return
        _, width = self.column
        key = (width, self.app.theme)
        if self._laid_out_for != key:
            place = self.place
            look = self.look
            heights = [part.height(width, look) for part in self.parts]
            self._starts = [0, *accumulate(heights)]
            self._laid_out_for = key
            self._strips.clear()
            self.virtual_size = Size(self.scrollable_content_region.width, self._starts[-1])
            self._wanted = None
            self._go(self.line_of(place))
        self._strips.clear()
        self.refresh()

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._lay_out())

    def on_resize(self) -> None:
        """Lay out for the new width; the same words stay on top."""
        self._lay_out()

    # Where it is scrolled to

    @property
    def place(self) -> Place:
        """What stands in the topmost line, or will, where nothing is laid out yet."""
        return self._wanted or self.place_at(round(self.scroll_y))

    def place_at(self, line: int) -> Place:
        """What stands in a line of the page."""
        if not self.parts:
            return Place(0)
        part = min(bisect_right(self._starts, line) - 1, len(self.parts) - 1)
        return Place(part, line - self._starts[part])

    def line_of(self, place: Place) -> int:
        """The page's line where `place` stands."""
        part = min(place.part, len(self._starts) - 1)
        first, end = self._starts[part], self._starts[min(part + 1, len(self._starts) - 1)]
        line = place.line + round(place.share * (end - first))
        return max(first, min(first + line, end - 1))

    def extent(self, part: Part) -> tuple[int, int]:
        """The page's lines of a part: first, and one past the last."""
        index = self.parts.index(part)
        return self._starts[index], self._starts[index + 1]

    def is_visible_part(self, part: Part) -> bool:
        """Whether a line of it is on the screen."""
        first, end = self.extent(part)
        top = round(self.scroll_y)
        return first < top + self.size.height and end > top

    @property
    def at_end(self) -> bool:
        """Whether the last line is on the screen."""
        return bool(self._starts[-1]) and (
            round(self.scroll_y) + self.size.height >= self._starts[-1]
        )

    def _go(self, line: float) -> None:
        self.scroll_to(y=line, animate=False, force=True, immediate=True)

    def reveal(self, part: Part, *, end: bool = False) -> None:
        """Scroll as little as shows the part whole; one that is too long from its top, or `end`."""
        first, last = self.extent(part)
        top, height = round(self.scroll_y), self.size.height
        if last - first > height:
            self._go(last - height if end else first)
        elif first < top:
            self._go(max(0, first - 1))
        elif last > top + height:
            self._go(min(last - height + 1, first))

    def jump(self, part: Part) -> None:
        """Scroll so that the part begins at the top."""
        self._go(self.extent(part)[0])

    def action_move(self, lines: int) -> None:
        """Scroll by lines."""
        self._go(round(self.scroll_y) + lines)

    def action_page(self, pages: int) -> None:
        """Scroll by pages; two lines stay, so that the eye finds its place."""
        self._go(round(self.scroll_y) + pages * max(1, self.size.height - 2))

    def action_top(self) -> None:
        """Go to the first line."""
        self._go(0)

    def action_bottom(self) -> None:
        """Go to the last line."""
        self._go(self._starts[-1])

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell the screen, which keeps the place."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Moved(self))

    # The focus among parts

    def give_focus(self, part: Part | None, *, reveal: bool = True) -> None:
        """Mark the part that keys act on."""
        if self.current is not part:
            self.current = part
            self._strips.clear()
            self.refresh()
            self.post_message(self.Moved(self))
        if part is not None and reveal:
            self.reveal(part)

    def step_focus(self, direction: int) -> bool:
        """Give the focus to the next part that takes it, seen from what is on the screen."""
        top, bottom = round(self.scroll_y), round(self.scroll_y) + self.size.height
        here = top - 1 if direction > 0 else bottom
        if self.current is not None and self.is_visible_part(self.current):
            here = self.extent(self.current)[0]
        found = [part for part in self.parts if part.focusable]
        if direction < 0:
            found.reverse()
        for part in found:
            first = self.extent(part)[0]
            if (first > here) if direction > 0 else (first < here):
                self.give_focus(part)
                return True
        return False

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        line = round(self.scroll_y) + y
        strip = self._strips.get(line) if self.text_selection is None else None
        if strip is None:
            strip = self._strips[line] = self._strip(line)
        return strip

    def _strip(self, line: int) -> Strip:
        base = self.rich_style
        width = self.size.width
        if line >= self._starts[-1]:
            return Strip.blank(width, base)
        text = self._text(line)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(line)) is not None:
            start, end = span
            text.stylize(self.look.selection, start, len(text) if end == -1 else end)
        strip = Strip(text.render(self.app.console)).apply_style(base)
        return strip.adjust_cell_length(width, base).apply_offsets(0, line)

    def _text(self, line: int) -> Text:
        left, width = self.column
        place = self.place_at(line)
        part = self.parts[place.part]
        text = Text(" " * left, no_wrap=True, end="")
        if part is self.current and part.focusable:
            text = Text(" " * (left - 2) + "▌ ", no_wrap=True, end="", style=Style())
            text.stylize(self.look.accent)
        if self._laid_out_for is not None:  # a new width is drawn once it is laid out
            width, _ = self._laid_out_for
        rows = part.lines(width, self.look)
        if place.line < len(rows):
            text.append_text(rows[place.line])
        return text

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, without the margin."""
        lines = [self._text(line).plain for line in range(self._starts[-1])]
        chosen = selection.extract("\n".join(lines))
        left, _ = self.column
        margin = " " * left
        return "\n".join(row.removeprefix(margin).rstrip() for row in chosen.split("\n")), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw the selection."""
        self._strips.clear()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Say which part was clicked."""
        line = round(self.scroll_y) + event.y
        if not self.parts or line >= self._starts[-1] or self.text_selection is not None:
            return
        place = self.place_at(line)
        link = self._link_at(event.x, event.y)
        self.post_message(self.Clicked(self, self.parts[place.part], place.line, link))

    def _link_at(self, x: int, y: int) -> str | None:
        for segment in self.render_line(y):
            if x < segment.cell_length:
                return segment.style.link if segment.style else None
            x -= segment.cell_length
        return None
