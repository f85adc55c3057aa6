"""Where lines of prose may be broken: Latin between words, Chinese between characters.

A full implementation of Unicode's line breaking (UAX 14) in Python takes half a second for a
lesson; these rules are what lessons need of it, and of the Chinese rules for line ends (CLREQ).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from rich.cells import cell_len, get_character_cell_size
from rich.text import Text

NOT_AT_START = frozenset("、。，．！？；：）》〉」』】〕〗｝］％‰℃…—～·・〜々”’)]}.,;:!?%°′″")
"""Characters that never begin a line."""
NOT_AT_END = frozenset("（《〈「『【〔〖｛［“‘([{￥¥$")
"""Characters that never end a line."""
_QUOTES = frozenset("\"'")
_JOINERS = frozenset("\u00a0\u202f\u2060\u200d\ufeff")


def is_wide(character: str) -> bool:
    """Whether it takes two cells: Chinese characters and their punctuation."""
    return get_character_cell_size(character) == 2


def joint(before: str, after: str) -> str:
    """What a line break of the source between two characters becomes: a space, or nothing."""
    if not before or not after:
        return ""
    pair = before, after
    wide = [is_wide(character) for character in pair]
    if not any(wide):
        return " "
    # Beside Chinese, these are Chinese punctuation.
    signs = [(w and not c.isalnum()) or c in "…—·“”‘’" for c, w in zip(pair, wide, strict=True)]
    return "" if all(wide) or any(signs) else " "


def break_points(text: str, kept: Sequence[tuple[int, int]] = ()) -> list[int]:
    """The places in `text` where a line may end; none lies inside a `kept` range."""
    inside = {i for start, end in kept for i in range(start + 1, end)}
    points = []
    for i in range(1, len(text)):
        before, after = text[i - 1], text[i]
        if after == " " or i in inside:
            continue
        if before == " ":
            if after not in NOT_AT_START or after in "…·":
                points.append(i)
        elif not (before.isascii() and after.isascii()):
            if _may_part(before, after):
                points.append(i)
        elif before == "-" and after.isalpha() and i > 1 and text[i - 2].isalpha():
            points.append(i)
    return points


def _may_part(before: str, after: str) -> bool:
    """Whether a line may end between two characters of which one is not ASCII."""
    if after in NOT_AT_START or before in NOT_AT_END:
        return False
    if before in _QUOTES or after in _QUOTES or before in _JOINERS or after in _JOINERS:
        return False
    if get_character_cell_size(after) == 0 or _modifies(after):
        return False
    return before in "—…" or is_wide(before) or is_wide(after)


def _modifies(character: str) -> bool:
    # The second half of a flag, or an emoji's skin.
    return "\U0001f3fb" <= character <= "\U0001f3ff" or "\U0001f1e6" <= character <= "\U0001f1ff"


def wrap(text: Text, width: int, kept: Sequence[tuple[int, int]] = ()) -> list[Text]:
    """The text in lines of at most `width` cells; spaces at their ends are dropped."""
    plain = text.plain
    if cell_len(plain) <= width:
        return [trimmed(text)]
    bounds = [0, *break_points(plain, kept), len(plain)]
    cuts: list[int] = []
    start = used = 0
    for left, right in itertools.pairwise(bounds):
        unit = plain[left:right]
        size = cell_len(unit)
        if used + cell_len(unit.rstrip()) <= width:
            used += size
            continue
        if left > start:
            cuts.append(left)
            start, used = left, 0
        if cell_len(unit.rstrip()) > width:
            inner = fold_points(unit, width)
            cuts += [left + point for point in inner]
            start = cuts[-1]
            used = cell_len(plain[start:right])
        else:
            used = size
    return [trimmed(line) for line in text.divide(cuts)]


def trimmed(line: Text) -> Text:
    """The line without spaces at its end."""
    line.rstrip()
    return line


def fold_points(text: str, width: int) -> list[int]:
    """Where text that has no place to break is cut; at spaces, where that leaves half a line."""
    points: list[int] = []
    start = used = 0
    space = space_at = 0
    for i, character in enumerate(text):
        size = cell_len(character)
        if used + size > width and i > start:
            cut = space if space_at * 2 > width else i
            points.append(cut)
            used = cell_len(text[cut:i])
            start, space, space_at = cut, 0, 0
        used += size
        if character == " ":
            space, space_at = i + 1, used
    return points
