"""Two attempts beside each other: what is better, what is worse, what was changed."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Change:
    """From one attempt to the next: names of cases, and the lines of the file."""

    passed: tuple[str, ...]
    """Passed now, and not before."""
    lost: tuple[str, ...]
    """Passed before, and no longer."""
    lines: tuple[tuple[str, str], ...]
    """`-` and `+` lines, ` ` around them, and `…` where equal lines are left out."""

    @property
    def same(self) -> bool:
        """Whether the file is as it was."""
        return not self.lines


def change(
    before: Mapping[str, Any], old: str | None, after: Mapping[str, Any], new: str | None
) -> Change:
    """What changed between two reports and the texts they are about (None: not kept)."""
    was, now = _passed(before), _passed(after)
    known = {case["name"] for case in before["cases"]}
    names = [case["name"] for case in after["cases"]]
    return Change(
        tuple(name for name in names if name in now - was),
        tuple(name for name in names if name in known and name in was - now),
        difference(old or "", new or ""),
    )


def _passed(report: Mapping[str, Any]) -> set[str]:
    return {case["name"] for case in report["cases"] if case["outcome"] == "passed"}


def difference(old: str, new: str, around: int = 1) -> tuple[tuple[str, str], ...]:
    """Sign and line of what differs, with `around` equal lines at each side."""
    rows: list[tuple[str, str]] = []
    found = difflib.unified_diff(old.splitlines(), new.splitlines(), n=around, lineterm="")
    for number, row in enumerate(found):
        if number < 2:  # the names of the files
            continue
        if row.startswith("@@"):
            if rows:
                rows.append(("…", ""))
        else:
            rows.append((row[0], row[1:]))
    return tuple(rows)
