"""Finding text in lines, as one types what is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Match(NamedTuple):
    """Where it was found: a row, and columns from `start` up to `end`, counted from 0."""

    row: int
    start: int
    end: int


def find(lines: Sequence[str], wanted: str) -> list[Match]:
    """All places, from the top. Small letters find capitals too; a capital finds itself alone."""
    if not wanted:
        return []
    pattern = re.compile(re.escape(wanted), 0 if wanted != wanted.lower() else re.IGNORECASE)
    return [
        Match(row, *match.span())
        for row, line in enumerate(lines)
        for match in pattern.finditer(line)
    ]


def replaced(lines: Sequence[str], matches: Sequence[Match], by: str) -> str:
    """The text from the first match's line to the last one's, every match replaced."""
    first, last = matches[0].row, matches[-1].row
    places: dict[int, list[Match]] = {}
    for match in matches:
        places.setdefault(match.row, []).append(match)
    rows = []
    for row in range(first, last + 1):
        line = lines[row]
        for match in reversed(places.get(row, [])):
            line = line[: match.start] + by + line[match.end :]
        rows.append(line)
    return "\n".join(rows)
