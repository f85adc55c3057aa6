"""The editor of an exercise: Python with colours, and what programmers expect of their keys."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.document._history import EditHistory
from textual.widgets.text_area import Location, Selection

from tutor.tui.rewriting import smallest_edit
from tutor.tui.searching import Match, replaced
from tutor.tui.widgets.code_area import CodeArea
from tutor.tui.widgets.editor_keys import CHANGES, MOVES

INDENT = "    "
STEPS_BACK = 2000
"""How many steps can be undone."""
GAP = re.compile(r"raise NotImplementedError$|(?<== )\.\.\.(?=$|  #)", re.MULTILINE)
"""What stands in a stub where the learner is to write."""


@dataclass
class Draft:
    """An editor's text with its history, for when one comes back."""

    text: str
    history: EditHistory
    selection: Selection
    top: int


class Editor(CodeArea, inherit_bindings=False):
    """A CodeArea that indents, comments, finds, replaces and knows whether it was changed."""

    BINDINGS = [*MOVES, *CHANGES]

    def __init__(self, text: str, *, id: str | None = None) -> None:
        super().__init__(text, max_checkpoints=STEPS_BACK, id=id)
        self.indent_width = len(INDENT)
        self.saved = self.text

    @property
    def modified(self) -> bool:
        """Whether it holds what is not in the file."""
        return self.text != self.saved

    # Texts from outside

    def open(self, text: str, draft: Draft | None) -> None:
        """Show what a file holds; with the history, where one was here before."""
        if draft is None:
            self.load_text(text)
            self.saved = self.text
            self._select_gap()
            return
        self.load_text(draft.text)
        self.saved, self.history = self.text, draft.history
        self.reload(text)
        self.selection = draft.selection
        top = self.wrapped_document.location_to_offset((draft.top, 0)).y
        self.scroll_to(y=top, animate=False, force=True)

    def _select_gap(self) -> None:
        """Select what the learner is to replace, so that one may begin to type."""
        gap = GAP.search(self.text)
        if gap is not None:
            row = self.text.count("\n", 0, gap.start())
            left = gap.start() - (self.text.rfind("\n", 0, gap.start()) + 1)
            self.selection = Selection((row, left), (row, left + len(gap.group())))

    def draft(self) -> Draft:
        """What `open` takes up again."""
        return Draft(self.text, self.history, self.selection, self._part_at(0)[0])

    def reload(self, text: str) -> None:
        """Take another text as it stands in the file; the change can be undone."""
        self.take(text)
        self.saved = self.text

    def take(self, text: str) -> None:
        """Put another text in place of this one, as one step; the cursor stays where it can."""
        old, new = self.text.split("\n"), text.split("\n")
        if old == new:
            return
        self.history.checkpoint()
        self.replace(*smallest_edit(old, new))
        self.history.checkpoint()
        # what was selected may have become another text, which a key would replace
        self.selection = Selection.cursor(self.cursor_location)

    # Keys

    async def _on_key(self, event: events.Key) -> None:
        act = self._own(event.key) if not self.read_only else None
        if act is None:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        act()

    def _own(self, key: str) -> Callable[[], object] | None:
        """What a key does here and not in every TextArea."""
        if key == "enter":
            return self._new_line
        if key == "tab" and self.selection.start[0] != self.selection.end[0]:
            return lambda: self._each_line(lambda line: INDENT + line if line.strip() else line)
        if key == "backspace" and self._in_indent():
            row, column = self.cursor_location
            left = (column - 1) // len(INDENT) * len(INDENT)
            return lambda: self.delete((row, left), (row, column))
        return None

    def _in_indent(self) -> bool:
        row, column = self.cursor_location
        before = self.document.get_line(row)[:column]
        return self.selection.is_empty and column > 1 and not before.strip(" ")

    def _new_line(self) -> None:
        """Begin a line with the indentation of this one, deeper after a colon."""
        row, column = self.selection.start if self.selection.is_empty else min(self.selection)
        before = self.document.get_line(row)[:column]
        indent = re.match(r"\s*", before)
        spaces = indent.group() if indent else ""
        statement = before.split("#")[0].rstrip()
        if statement.endswith(":"):
            spaces += INDENT
        elif re.match(r"\s*(return|raise|pass|break|continue)\b", statement):
            spaces = spaces.removesuffix(INDENT)
        self.replace("\n" + spaces, *self.selection)

    def action_dedent(self) -> None:
        """Move the lines of the selection to the left."""
        self._each_line(lambda line: re.sub(r"^ {1,4}", "", line))

    def action_comment(self) -> None:
        """Comment the lines of the selection, or take the marks away where all have them."""
        first, last = self._rows()
        lines = [self.document.get_line(row) for row in range(first, last + 1)]
        if all(line.lstrip().startswith("#") for line in lines if line.strip()):
            self._each_line(lambda line: re.sub(r"^(\s*)# ?", r"\1", line))
        else:
            self._each_line(lambda line: re.sub(r"^(\s*)(?=\S)", r"\1# ", line))

    def action_duplicate(self) -> None:
        """The lines of the selection once more, below."""
        first, last = self._rows()
        lines = self.lines[first : last + 1]
        self._put("\n".join(["", *lines]), (last, len(lines[-1])), None, last - first + 1)

    def action_move_lines(self, direction: int) -> None:
        """The lines of the selection change places with the line above or below."""
        first, last = self._rows()
        top, bottom = (first - 1, last) if direction < 0 else (first, last + 1)
        if top < 0 or bottom >= self.document.line_count:
            return
        lines = list(self.lines[top : bottom + 1])
        lines = [*lines[1:], lines[0]] if direction < 0 else [lines[-1], *lines[:-1]]
        end = (bottom, len(self.lines[bottom]))
        self._put("\n".join(lines), (top, 0), end, direction)

    def _put(self, text: str, start: Location, end: Location | None, down: int) -> None:
        """Replace, and move the selection down by so many lines."""
        if self.read_only:
            return
        (a, b), (c, d) = self.selection
        self.history.checkpoint()
        self.replace(text, start, end or start)
        last = self.document.line_count - 1
        self.selection = Selection((min(a + down, last), b), (min(c + down, last), d))

    def action_to_bracket(self) -> None:
        """Go to the other bracket of the one under the cursor, or before it."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        for place in (column, column - 1):
            if 0 <= place < len(line):
                other = self.find_matching_bracket(line[place], (row, place))
                if other is not None:
                    self.move_cursor(other)
                    return

    def action_first_line(self) -> None:
        """Go to the beginning."""
        self.move_cursor((0, 0))

    def action_last_line(self) -> None:
        """Go to the end."""
        self.move_cursor(self.document.end)

    def _rows(self) -> tuple[int, int]:
        start, end = sorted(self.selection)
        last = end[0] - 1 if end[1] == 0 and end[0] > start[0] else end[0]
        return start[0], last

    def _each_line(self, change: Callable[[str], str]) -> None:
        first, last = self._rows()
        old = [self.document.get_line(row) for row in range(first, last + 1)]
        new = [change(line) for line in old]
        if new == old or self.read_only:
            return
        row, column = self.cursor_location
        shift = len(new[row - first]) - len(old[row - first]) if first <= row <= last else 0
        several = not self.selection.is_empty
        self.replace("\n".join(new), (first, 0), (last, len(old[-1])))
        if several:
            self.selection = Selection((first, 0), (last, len(new[-1])))
        else:
            self.move_cursor((row, max(0, column + shift)))

    def go_to_line(self, number: int) -> None:
        """Put the cursor where line `number`, counted from 1, begins; past the end, on the last."""
        row = min(max(1, number), self.document.line_count) - 1
        line = self.document.get_line(row)
        self.move_cursor((row, len(line) - len(line.lstrip())), center=True)

    # Finding and replacing

    @property
    def match_number(self) -> int:
        """The how many-th match is selected, counted from 1; 0 where none is."""
        start, end = sorted(self.selection)
        chosen = Match(start[0], start[1], end[1])
        if start[0] != end[0] or chosen not in self.matches:
            return 0
        return self.matches.index(chosen) + 1

    def step_match(self, direction: int, *, stay: bool = False) -> None:
        """Select the next match (or the one before), round the file's end; `stay` on this one."""
        if not self.matches:
            return
        starts = [(match.row, match.start) for match in self.matches]
        here = min(self.selection)
        if direction < 0:
            place = bisect_left(starts, here) - 1
        else:
            place = (bisect_left if stay else bisect_right)(starts, here)
            place %= len(starts)
        match = self.matches[place]
        self.selection = Selection((match.row, match.start), (match.row, match.end))
        self.scroll_cursor_visible(center=not self._in_sight(match.row))

    def replace_match(self, by: str) -> None:
        """Replace the selected match and select the next one; select one where none is."""
        if self.read_only:
            return
        number = self.match_number
        if number:
            match = self.matches[number - 1]
            self.history.checkpoint()
            self.replace(by, (match.row, match.start), (match.row, match.end))
            self.move_cursor((match.row, match.start + len(by)))
        self.step_match(1, stay=True)

    def replace_all(self, by: str) -> int:
        """Replace every match, as one step; how many there were."""
        count = len(self.matches)
        if count and not self.read_only:
            first, last = self.matches[0].row, self.matches[-1].row
            text = replaced(self.lines, self.matches, by)
            cursor = self.cursor_location
            self.history.checkpoint()
            self.replace(text, (first, 0), (last, len(self.lines[last])))
            self.move_cursor(cursor)
        return count
