"""The course at a glance: chapters that fold, their lessons and exercises, and how one stands."""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tutor.tui.catalog import Step
from tutor.tui.journey import Journey
from tutor.tui.palette import LOOKS
from tutor.tui.texts import Texts
from tutor.tui.widgets.map_rows import SIGNS, Painter, Row

__all__ = ["SIGNS", "CourseMap", "Row"]


class CourseMap(ScrollView, can_focus=True):
    """A list with a cursor; titles are read when their line is drawn."""

    BINDINGS = [
        Binding("enter", "open", "keys.open"),
        Binding("up,k", "move(-1)", "keys.up", show=False),
        Binding("down,j", "move(1)", "keys.down", show=False),
        Binding("pageup", "page(-1)", "keys.page_up", show=False),
        Binding("pagedown,space", "page(1)", "keys.page_down", show=False),
        Binding("home,g", "end(0)", "keys.top", show=False),
        Binding("end,G", "end(-1)", "keys.bottom", show=False),
        Binding("left,h", "fold", "keys.fold", show=False),
        Binding("right,l", "unfold", "keys.unfold", show=False),
        Binding("n", "unfinished(1)", "keys.unfinished_after", show=False),
        Binding("N", "unfinished(-1)", "keys.unfinished_before", show=False),
        Binding("z", "fold_all", "keys.fold_all", show=False),
        Binding("left_square_bracket", "chapter(-1)", "keys.chapter_before", show=False),
        Binding("right_square_bracket", "chapter(1)", "keys.chapter_after", show=False),
    ]

    class Opened(Message):
        """The learner wants to go to a step."""

        def __init__(self, step: Step) -> None:
            self.step = step
            super().__init__()

    class ReviewAsked(Message):
        """The learner wants to see what comes back."""

    class Pointed(Message):
        """The cursor is on another line."""

        def __init__(self, row: Row) -> None:
            self.row = row
            super().__init__()

    def __init__(self, journey: Journey, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._journey = journey
        self._texts = Texts("en")
        self._go_on: Step | None = None
        self._due: tuple[str, ...] = ()
        self._open: set[str] = set()
        self._unfinished: set[str] = set()
        """Chapters that were open while something was left to do: they fold once it is done."""
        self._rows: list[Row] = []
        self._cursor = 0
        self._digits = ""

    # What is shown

    def renew(self, texts: Texts) -> None:
        """Draw again what may have changed: progress, language. The cursor stays on its step."""
        self._texts = texts
        self._go_on = self._journey.next()
        self._due = self._journey.reviews_due()
        self._fold_finished()
        if not self._rows and self._go_on is not None:
            self._open = {self._journey.catalog.chapter_of(self._go_on).name}
        self._list(self.row if self._rows else None)

    def _fold_finished(self) -> None:
        """Fold the chapters that were worked at and are done; unfold the one that follows."""
        for chapter in self._journey.catalog.course.chapters:
            if chapter.name in self._unfinished and self._journey.finished(chapter):
                self._unfinished.discard(chapter.name)
                if chapter != self.row.chapter:
                    self._open.discard(chapter.name)
                if self._go_on is not None:
                    self._open.add(self._journey.catalog.chapter_of(self._go_on).name)
            elif chapter.name in self._open and not self._journey.finished(chapter):
                self._unfinished.add(chapter.name)

    def _list(self, keep: Row | None) -> None:
        course = self._journey.catalog.course
        rows = [Row(go_on=True, step=self._go_on)] if self._go_on is not None else []
        rows += [Row(review=True)] if self._due else []
        rows += [Row()] if rows else []
        for chapter in course.chapters:
            rows.append(Row(chapter))
            if chapter.name in self._open:
                steps = self._journey.catalog.steps(chapter)
                rows += [Row(chapter, step) for step in steps]
                rows.append(Row())
        self._rows = rows
        if keep is not None and keep.chapter is None:
            self._cursor = next((n for n, row in enumerate(rows) if row.review), 0)
            self._cursor = 0 if keep.go_on else self._cursor
        elif keep is not None:
            nearest = Row(keep.chapter)
            self._cursor = rows.index(keep if keep in rows else nearest)
        self._cursor = max(0, min(self._cursor, len(rows) - 1))
        self._measure()

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows))
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._measure()
        self._show_cursor()

    @property
    def row(self) -> Row:
        """The line the cursor is on."""
        return self._rows[self._cursor] if self._rows else Row()

    def point_at(self, step: Step) -> None:
        """Put the cursor on a step; unfolds its chapter."""
        chapter = self._journey.catalog.chapter_of(step)
        self._open.add(chapter.name)
        self._list(Row(chapter, step))
        self._point(self._cursor)

    # The cursor

    def _point(self, index: int, direction: int = 1) -> None:
        index = max(0, min(index, len(self._rows) - 1))
        while 0 <= index < len(self._rows) and not self._rows[index].takes_cursor:
            index += direction
        if not 0 <= index < len(self._rows):
            return
        self._cursor = index
        self._show_cursor()
        self.refresh()
        self.post_message(self.Pointed(self.row))

    def _show_cursor(self) -> None:
        top, height = round(self.scroll_y), max(1, self.size.height)
        if self._cursor <= 2:
            target = 0
        elif self._cursor < top + 1:
            target = self._cursor - 1
        elif self._cursor > top + height - 2:
            target = self._cursor - height + 2
        else:
            return
        self.scroll_to(y=target, animate=False, force=True, immediate=True)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self._digits = ""
        self._point(self._cursor + rows, rows)

    def action_page(self, pages: int) -> None:
        """Move by a screen."""
        step = max(1, self.size.height - 2) * pages
        self._point(self._cursor + step, -1 if self._cursor + step >= len(self._rows) else 1)

    def action_end(self, index: int) -> None:
        """Go to the first or the last line."""
        self._point(0 if index == 0 else len(self._rows) - 1, 1 if index == 0 else -1)

    def action_chapter(self, direction: int) -> None:
        """Go to the chapter before or behind."""
        index = self._cursor + direction
        while 0 <= index < len(self._rows):
            if self._rows[index].chapter is not None and self._rows[index].step is None:
                self._point(index)
                return
            index += direction

    def action_unfinished(self, direction: int) -> None:
        """Go to the next lesson or exercise that is to be done, also in a folded chapter."""
        catalog, row = self._journey.catalog, self.row
        step = row.step if row.chapter is not None else None
        if step is None:
            chapters = catalog.course.chapters
            at = chapters.index(row.chapter) if row.chapter is not None else 0
            inside = catalog.steps(chapters[at])
            if not inside:
                return
            step = inside[0]
            if direction > 0 and self._journey.to_do(step):
                self.point_at(step)
                return
        while (step := catalog.after(step, direction=direction)) is not None:
            if self._journey.to_do(step):
                self.point_at(step)
                return

    def action_fold_all(self) -> None:
        """Fold all chapters; where all are folded, unfold those that are not done."""
        if self._open:
            self._open.clear()
        else:
            chapters = self._journey.catalog.course.chapters
            self._open = {each.name for each in chapters if not self._journey.finished(each)}
        self._list(self.row)
        self._point(self._cursor)

    def action_fold(self) -> None:
        """Fold the chapter; from a step, go to its chapter first."""
        row = self.row
        if row.chapter is None:
            return
        if row.step is None:
            self._open.discard(row.chapter.name)
            self._list(row)
        else:
            self._point(self._rows.index(Row(row.chapter)))

    def action_unfold(self) -> None:
        """Unfold the chapter; an unfolded one: go to its first step."""
        row = self.row
        if row.chapter is None or row.step is not None:
            return
        if row.chapter.name in self._open:
            self._point(self._cursor + 1)
        else:
            self._open.add(row.chapter.name)
            self._list(row)

    def action_open(self) -> None:
        """Open the step; fold or unfold the chapter."""
        row = self.row
        if row.review:
            self.post_message(self.ReviewAsked())
        elif row.step is not None:
            self.post_message(self.Opened(row.step))
        elif row.chapter is not None:
            folded = row.chapter.name not in self._open
            self._open ^= {row.chapter.name}
            self._list(row)
            if folded:
                self._point(self._cursor)

    def on_key(self, event: events.Key) -> None:
        """Digits go to the chapter of that number; two of them typed at once, too."""
        if not (event.character or "").isdecimal():
            self._digits = ""
            return
        for digits in (self._digits + (event.character or ""), event.character or ""):
            for index, row in enumerate(self._rows):
                chapter = row.chapter
                if chapter is None or row.step is not None:
                    continue
                number = chapter.name.removeprefix("chapter")
                if number.isdecimal() and int(number) == int(digits):
                    self._digits = digits
                    self._point(index)
                    event.stop()
                    return
        self._digits = event.character or ""

    def on_click(self, event: events.Click) -> None:
        """A click points; a click on where the cursor is opens."""
        index = round(self.scroll_y) + event.y
        if 0 <= index < len(self._rows) and self._rows[index].takes_cursor:
            again = index == self._cursor
            self._point(index)
            if again or self._rows[index].step is None:
                self.action_open()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        index = round(self.scroll_y) + y
        width, base = self.size.width, self.rich_style
        if index >= len(self._rows):
            return Strip.blank(width, base)
        look = LOOKS.get(self.app.theme) or LOOKS["tutor-dark"]
        here = index == self._cursor
        painter = Painter(self._journey, self._texts, self._due, self._open)
        line = painter.line(self._rows[index], width - 2, look)
        text = Text("▌" if here else " ", style=look.accent, no_wrap=True, end="")
        text.append_text(line)
        if here:
            base = base + look.cursor
        strip = Strip(text.render(self.app.console)).apply_style(base)
        return strip.adjust_cell_length(width, base)
