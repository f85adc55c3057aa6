"""From one text to another by replacing as few lines as there are to replace."""

from __future__ import annotations

from collections.abc import Sequence

Location = tuple[int, int]
"""Row and column, from 0."""


def smallest_edit(old: Sequence[str], new: Sequence[str]) -> tuple[str, Location, Location]:
    """What to put in place of `old` between two locations, to have `new`. They must differ."""
    same = _common(old, new)
    behind = _common(old[same:][::-1], new[same:][::-1])
    end, last = len(old) - behind - 1, len(new) - behind
    if end < same and behind:  # lines come in before this one
        return "\n".join([*new[same:last], ""]), (same, 0), (same, 0)
    if last <= same and behind:  # lines go
        return "", (same, 0), (end + 1, 0)
    first = min(same, end, last - 1)  # at the end no line follows: begin with the one before
    return "\n".join(new[first:last]), (first, 0), (end, len(old[end]))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many first items are equal."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
