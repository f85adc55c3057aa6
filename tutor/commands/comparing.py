"""Two programs beside each other, or one below the other where the terminal is narrow."""

from __future__ import annotations

import difflib

from rich.console import Console
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

_SIDE_BY_SIDE = 120
"""Columns from which on two programs fit beside each other."""


def show_difference(console: Console, mine: str, reference: str, titles: tuple[str, str]) -> bool:
    """Show where they differ; False, and nothing shown, where they do not."""
    if mine == reference:
        return False
    if console.is_terminal and console.width >= _SIDE_BY_SIDE:
        console.print(_beside(mine.splitlines(), reference.splitlines(), titles))
        return True
    lines = difflib.unified_diff(
        mine.splitlines(), reference.splitlines(), *titles, lineterm="", n=3
    )
    text = "\n".join(lines)
    console.print(Syntax(text, "diff", theme="ansi_dark") if console.is_terminal else Text(text))
    return True


def _beside(mine: list[str], reference: list[str], titles: tuple[str, str]) -> Table:
    table = Table(show_edge=False, pad_edge=False, expand=True)
    table.add_column(titles[0], ratio=1)
    table.add_column("", width=1)
    table.add_column(titles[1], ratio=1)
    matcher = difflib.SequenceMatcher(None, mine, reference, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        left, right = mine[a:b], reference[c:d]
        rows = max(len(left), len(right))
        left += [""] * (rows - len(left))
        right += [""] * (rows - len(right))
        same = kind == "equal"
        for one, two in zip(left, right, strict=True):
            table.add_row(
                Text(one, style="dim" if same else "red"),
                " " if same else "│",
                Text(two, style="dim" if same else "green"),
            )
    return table
