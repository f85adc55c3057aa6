"""Tables between rules; columns shrink and wrap when the page is narrow."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from tutor.tui.render.lines import break_points
from tutor.tui.render.prose import Prose
from tutor.tui.render.theme import Theme

_LEAST = 3
"""A column is never narrower than this, in cells."""
_LONG_WORD = 18


@dataclass(frozen=True)
class Table:
    """Header, rows, and the alignment of each column: `left`, `center`, `right`."""

    header: tuple[Prose, ...]
    rows: tuple[tuple[Prose, ...], ...]
    alignments: tuple[str, ...]


def table_lines(table: Table, width: int, theme: Theme) -> list[Text]:
    """The table's lines, none wider than `width` cells."""
    count = len(table.header)
    room = width - 3 * count + 1
    if room < _LEAST * count:
        return _as_records(table, width)
    widths = _widths(table, room)
    lines = [_rule("┬", widths, theme), *_row(table.header, widths, table, theme)]
    lines.append(_rule("┼", widths, theme))
    rows = [_row(row, widths, table, theme) for row in table.rows]
    parted = any(len(row) > 1 for row in rows)
    for i, row in enumerate(rows):
        if i and parted:
            lines.append(_rule("┼", widths, theme, "╌"))
        lines += row
    lines.append(_rule("┴", widths, theme))
    return lines


def _widths(table: Table, room: int) -> list[int]:
    """The columns' widths: as wide as their text, or else the widest give way first."""
    columns = list(zip(table.header, *table.rows, strict=True))
    widths = [max(_LEAST, *(cell.text.cell_len for cell in column)) for column in columns]
    floors = [max(_LEAST, *(_longest_word(cell) for cell in column)) for column in columns]
    while sum(widths) > room:
        loose = [i for i in range(len(widths)) if widths[i] > floors[i]]
        if not loose:
            floors = [_LEAST] * len(widths)
            continue
        widest = max(loose, key=lambda i: widths[i])
        widths[widest] -= 1
    return widths


def _longest_word(cell: Prose) -> int:
    text = cell.text.plain
    bounds = [0, *break_points(text, cell.kept), len(text)]
    words = (text[a:b].rstrip() for a, b in itertools.pairwise(bounds))
    return min(_LONG_WORD, max(map(cell_len, words), default=0))


def _rule(cross: str, widths: Sequence[int], theme: Theme, dash: str = "─") -> Text:
    line = cross.join(dash * (width + 2) for width in widths)
    return Text(line, theme.faint, no_wrap=True, end="")


def _row(cells: Sequence[Prose], widths: Sequence[int], table: Table, theme: Theme) -> list[Text]:
    columns = [cell.wrapped(width) for cell, width in zip(cells, widths, strict=True)]
    lines = []
    for i in range(max(map(len, columns))):
        line = Text(no_wrap=True, end="")
        for j, (column, width) in enumerate(zip(columns, widths, strict=True)):
            if j:
                line.append("│", theme.faint)
            part = column[i] if i < len(column) else Text()
            before, after = _padding(width - part.cell_len, table.alignments[j])
            line.append(" " * (before + 1)).append_text(part).append(" " * (after + 1))
        line.rstrip()
        lines.append(line)
    return lines


def _padding(missing: int, alignment: str) -> tuple[int, int]:
    before = {"left": 0, "center": missing // 2, "right": missing}[alignment]
    return before, missing - before


def _as_records(table: Table, width: int) -> list[Text]:
    """Each row as lines `header: cell`, where columns have no room."""
    lines: list[Text] = []
    for row in table.rows:
        if lines:
            lines.append(Text(end=""))
        for name, cell in zip(table.header, row, strict=True):
            record = Prose()
            record.add(name.text.copy())
            record.text.stylize(Style(bold=True))
            record.add(": ")
            record.add(cell.text.copy())
            lines += record.wrapped(width)
    return lines
