"""Which names did they mean?"""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, names: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """Up to `count` of `names` that look like `word`, the most similar first."""
    from difflib import get_close_matches  # seldom needed, and slow to import

    by_lower = {name.lower(): name for name in names}
    found = get_close_matches(word.lower(), by_lower, n=count, cutoff=0.6)
    containing = [low for low in by_lower if len(word) > 2 and word.lower() in low]
    return tuple(by_lower[low] for low in dict.fromkeys([*found, *containing]))[:count]


def did_you_mean(names: Iterable[str]) -> str:
    """An English question with the names, to put after a sentence; empty without names."""
    quoted = [f"“{name}”" for name in names]
    return f" Did you mean {' or '.join(quoted)}?" if quoted else ""
