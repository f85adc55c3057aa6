"""Environments with rows and columns: what each looks like, how its source is cut into cells."""

from __future__ import annotations

from tutor.tui.render.math.source import Element
from tutor.tui.render.math.tree import EMPTY, Grid, Node

_MATRICES = {
    "matrix": ("", ""),
    "smallmatrix": ("", ""),
    "array": ("", ""),
    "pmatrix": ("(", ")"),
    "bmatrix": ("[", "]"),
    "Bmatrix": ("{", "}"),
    "vmatrix": ("|", "|"),
    "Vmatrix": ("‖", "‖"),
}
_CASES = {"cases": ("{", ""), "dcases": ("{", ""), "rcases": ("", "}")}
_ALIGNED = {"aligned", "align", "alignat", "alignedat", "split", "eqnarray"}
_CENTRED = {"gather", "gathered", "multline", "equation", "displaymath", "math"}
ENVIRONMENTS = frozenset(_MATRICES) | frozenset(_CASES) | _ALIGNED | _CENTRED
"""Those that are known; others are laid out as aligned equations."""


def grid(name: str, rows: tuple[tuple[Node, ...], ...], columns: str = "") -> Node:
    """The node of an environment."""
    if name in _MATRICES:
        left, right = _MATRICES[name]
        return Grid(rows, left, right, columns)
    if name in _CASES:
        left, right = _CASES[name]
        return Grid(rows, left, right, "ll", cases=True)
    if len(rows) == 1 and len(rows[0]) == 1:
        return rows[0][0]
    if name in _CENTRED:
        return Grid(rows, columns="c", aligned=False)
    return Grid(rows, aligned=True)


def without_columns(name: str, inside: tuple[Element, ...]) -> tuple[str, tuple[Element, ...]]:
    """The column letters of an `array`, and what comes after them."""
    if name not in ("array", "alignat", "alignedat"):
        return "", inside
    start = next((i for i, e in enumerate(inside) if not e.source.isspace()), 0)
    if start < len(inside) and inside[start].is_group:
        letters = "".join(e.source for e in inside[start].children or () if e.source in "lcr")
        return letters, inside[start + 1 :]
    return "", inside


def split_cells(inside: tuple[Element, ...]) -> list[list[tuple[Element, ...]]]:
    """The source of each cell, by row; an empty last row is left out."""
    rows: list[list[list[Element]]] = [[[]]]
    skipping = False
    for i, element in enumerate(inside):
        if skipping:
            skipping = element.source != "]"
        elif element.command in ("\\", "cr", "newline", "tabularnewline"):
            rows.append([[]])
            following = inside[i + 1 : i + 6]
            skipping = _is_distance(following)
        elif element.source == "&" and element.command is None:
            rows[-1].append([])
        else:
            rows[-1][-1].append(element)
    if len(rows) > 1 and not any(_shows(cell) for cell in rows[-1]):
        rows.pop()
    return [[tuple(cell) for cell in row] for row in rows]


def _is_distance(following: tuple[Element, ...]) -> bool:
    # `\\[2pt]` asks for distance between rows; `\\ [a, b]` begins a row.
    return (
        len(following) > 1
        and following[0].source == "["
        and (following[1].source.isdigit() or following[1].source in ".-")
    )


def _shows(cell: list[Element]) -> bool:
    return any(not e.source.isspace() and e.command != "hline" for e in cell)


def cell(row: tuple[Node, ...], column: int) -> Node:
    """A cell, empty where the row is short."""
    return row[column] if column < len(row) else EMPTY
