"""Formulas that are wider than the page: broken at relations, sums and products, never cut."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rich.cells import cell_len

from tutor.tui.render.math.box import Box, beside, blank, delimiter, stacked, text_box
from tutor.tui.render.math.display import box
from tutor.tui.render.math.inline import line
from tutor.tui.render.math.tree import (
    Fenced,
    Grid,
    Kind,
    Node,
    Row,
    Scripts,
    Space,
    Symbol,
    gap,
    joined_cells,
    left_kind,
    right_kind,
)

INDENT = 4


@dataclass(frozen=True)
class Piece:
    """What is never parted, and how bad it is to begin a line with it."""

    box: Box
    space: int
    cost: int
    node: Node | None = None


_NEVER = 99


def fitted(tree: Node, width: int) -> Box:
    """The tree's box, at most `width` cells wide."""
    whole = box(tree)
    if whole.width <= width:
        return whole
    if isinstance(tree, Grid) and not (tree.left or tree.right):
        return _rows_fitted(tree, width)
    indent = min(INDENT, width // 6)
    rows = _filled(_pieces(tree, 0, width - indent), width, indent)
    return stacked(rows, rows[0].baseline, "l")


def _rows_fitted(grid: Grid, width: int) -> Box:
    boxes: list[Box] = []
    for row in grid.rows:
        boxes.append(fitted(joined_cells(row), width))
    return stacked(boxes, boxes[0].baseline, "l")


def _pieces(node: Node, depth: int, width: int) -> list[Piece]:
    """The node as pieces; what is wider than `width` is taken apart."""
    match node:
        case Row(items=items):
            return _row_pieces(items, depth, width)
        case Fenced(parts=parts) if box(node).width > width and len(parts) == 1:
            inner = box(parts[0])
            pieces = _pieces(parts[0], depth + 1, width)
            left = delimiter(node.left, inner.height, inner.baseline)
            right = delimiter(node.right, inner.height, inner.baseline)
            first, last = pieces[0], pieces[-1]
            pieces[0] = replace(first, box=beside([left, first.box]))
            last = pieces[-1]
            pieces[-1] = replace(last, box=beside([last.box, right]))
            return pieces
        case Scripts(base=Fenced() as base) if box(node).width > width:
            pieces = _pieces(base, depth, width)
            empty = Symbol("")
            scripts = box(replace(node, base=empty), display=False)
            return [*pieces[:-1], replace(pieces[-1], box=beside([pieces[-1].box, scripts]))]
        case _:
            return [Piece(box(node), 0, _NEVER, node)]


def _row_pieces(items: tuple[Node, ...], depth: int, width: int) -> list[Piece]:
    pieces: list[Piece] = []
    before: Node | None = None
    for item in items:
        if isinstance(item, Space) and item.width < 3 and pieces:
            last = pieces[-1]
            pieces[-1] = replace(last, box=beside([last.box, blank(item.width)]))
            before = item
            continue
        inner = _pieces(item, depth, width)
        cost = _cost(before, item) + 3 * depth
        pieces.append(replace(inner[0], space=gap(before, item), cost=cost))
        pieces += inner[1:]
        before = item
    return pieces or [Piece(blank(0), 0, _NEVER)]


def _cost(before: Node | None, item: Node) -> int:
    """How bad it is to begin a line with `item`, from 0."""
    if before is None:
        return _NEVER
    left, right = right_kind(before), left_kind(item)
    if isinstance(before, Space) and before.width >= 3:
        return 0
    if right is Kind.RELATION:
        return 0
    if isinstance(item, Symbol) and item.kind is Kind.BINARY:
        return 1 if item.text in "+−±" else 2
    if left is Kind.PUNCTUATION:
        return 2
    if left in (Kind.RELATION, Kind.BINARY, Kind.FUNCTION, Kind.BIG, Kind.OPEN):
        return _NEVER
    if right in (Kind.CLOSE, Kind.PUNCTUATION) or isinstance(item, Space):
        return _NEVER
    if right in (Kind.BIG, Kind.FUNCTION, Kind.INNER, Kind.WORD):
        return 4
    return 6 if gap(before, item) else 8


def _filled(pieces: list[Piece], width: int, indent: int) -> list[Box]:
    """Lines of pieces, as full as the costs of breaking allow."""
    rows: list[Box] = []
    rest = pieces
    while rest:
        room = width - (indent if rows else 0)
        count = _fitting(rest, room)
        if count == 0:
            folded = _folded(rest[0], room)
            rows += [_indented(part, indent if rows or i else 0) for i, part in enumerate(folded)]
            rest = rest[1:]
            continue
        count = _best_break(rest, count)
        boxes = [x for p in rest[:count] for x in (blank(p.space), p.box)][1:]
        rows.append(_indented(beside(boxes), indent if rows else 0))
        rest = rest[count:]
    return rows


def _fitting(pieces: list[Piece], room: int) -> int:
    used = 0
    for i, piece in enumerate(pieces):
        used += piece.box.width + (piece.space if i else 0)
        if used > room:
            return i
    return len(pieces)


def _best_break(pieces: list[Piece], count: int) -> int:
    """How many of the first `count` pieces to put in the line."""
    if count == len(pieces):
        return count
    widths = [piece.box.width + piece.space for piece in pieces[:count]]
    full = sum(widths)
    best, best_cost = count, float(_NEVER)
    used = 0
    for i in range(1, count + 1):
        used += widths[i - 1]
        # A line that is left half empty is as bad as a worse place to break.
        cost = pieces[i].cost + 6 * (1 - used / full)
        if cost <= best_cost:
            best, best_cost = i, cost
    return best


def _indented(row: Box, indent: int) -> Box:
    return beside([blank(indent), row]) if indent else row


def _folded(piece: Piece, room: int) -> list[Box]:
    """A piece that is too wide by itself, as lines of text."""
    text = " ".join(piece.box.lines) if piece.node is None else line(piece.node)
    return [text_box(part) for part in fold(text, max(1, room))]


def fold(text: str, width: int) -> list[str]:
    """Text in lines of at most `width` cells, broken at spaces where there are any."""
    lines = [""]
    for word in text.split():
        if lines[-1] and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += " " + word
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if cell_len(lines[-1] + character) > width and lines[-1]:
                lines.append("")
            lines[-1] += character
    return lines
