"""A formula as a tree: what the parser makes and the layouts read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum


class Kind(Enum):
    """What a piece of a formula is to its neighbours; it decides the space between them."""

    ORDINARY = "ordinary"
    WORD = "word"
    FUNCTION = "function"
    """`log`, `max`."""
    BIG = "big operator"
    """`∑`, `∫`."""
    BINARY = "binary"
    RELATION = "relation"
    OPEN = "open"
    CLOSE = "close"
    PUNCTUATION = "punctuation"
    INNER = "inner"
    """A fraction or a table: keeps a little distance."""


@dataclass(frozen=True)
class Symbol:
    """Characters in one line."""

    text: str
    kind: Kind = Kind.ORDINARY
    limits: bool = False
    """In display mode, scripts stand above and below."""


@dataclass(frozen=True)
class Space:
    """A space that the author asked for, in columns."""

    width: int


@dataclass(frozen=True)
class Row:
    """Pieces side by side."""

    items: tuple[Node, ...]


@dataclass(frozen=True)
class Fraction:
    """`top` over `bottom`; without `bar` the upper half of a binomial coefficient."""

    top: Node
    bottom: Node
    bar: bool = True
    small: bool = False
    """`\\tfrac`: in one line even in display mode, where Unicode has the fraction."""


@dataclass(frozen=True)
class Root:
    """A square root, or one with an index."""

    body: Node
    index: Node | None = None


@dataclass(frozen=True)
class Scripts:
    """A base with a subscript, a superscript or both."""

    base: Node
    below: Node | None = None
    above: Node | None = None


@dataclass(frozen=True)
class Fenced:
    """Something between delimiters that grow with it; an empty delimiter is invisible."""

    left: str
    right: str
    parts: tuple[Node, ...]
    """What stands between; more than one where a `\\middle` delimiter divides it."""
    middles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grid:
    """Rows and columns: matrices, cases, aligned equations."""

    rows: tuple[tuple[Node, ...], ...]
    left: str = ""
    right: str = ""
    columns: str = ""
    """`l`, `c`, `r` for each column; centred where it ends."""
    aligned: bool = False
    """Columns are the two sides of equations."""
    cases: bool = False


@dataclass(frozen=True)
class Accent:
    """A mark over its body (or under, for a line): `mark` is a combining character."""

    mark: str
    body: Node


@dataclass(frozen=True)
class Brace:
    """A brace over or under its body, with a label beyond it."""

    body: Node
    label: Node | None
    over: bool


@dataclass(frozen=True)
class Stack:
    """Something small over or under a base, or both."""

    base: Node
    over: Node | None
    under: Node | None


@dataclass(frozen=True)
class Arrow:
    """An arrow as long as what is written over and under it."""

    over: Node
    under: Node | None
    left: bool = False


@dataclass(frozen=True)
class Lines:
    """Lines one below the other, centred (`\\substack`)."""

    rows: tuple[Node, ...]


@dataclass(frozen=True)
class Tag:
    """An equation's number."""

    body: Node


Node = (
    Symbol
    | Space
    | Row
    | Fraction
    | Root
    | Scripts
    | Fenced
    | Grid
    | Accent
    | Brace
    | Stack
    | Arrow
    | Lines
    | Tag
)

EMPTY = Row(())


def left_kind(node: Node) -> Kind:
    """What a node is to its left neighbour."""
    match node:
        case Symbol(kind=kind):
            return kind
        case Scripts(base=base) | Stack(base=base):
            return left_kind(base)
        case Fenced(left=left):
            return Kind.OPEN if left else Kind.ORDINARY
        case Arrow():
            return Kind.RELATION
        case Fraction() | Grid() | Brace() | Lines():
            return Kind.INNER
        case _:
            return Kind.ORDINARY


def right_kind(node: Node) -> Kind:
    """What a node is to its right neighbour."""
    match node:
        case Fenced(right=right):
            return Kind.CLOSE if right else Kind.ORDINARY
        case Scripts(base=base) | Stack(base=base):
            return right_kind(base)
        case _:
            return left_kind(node)


_NO_LEFT_OPERAND = {Kind.BINARY, Kind.BIG, Kind.FUNCTION, Kind.RELATION, Kind.OPEN}
_NO_LEFT_OPERAND |= {Kind.PUNCTUATION}
_NO_RIGHT_OPERAND = {Kind.RELATION, Kind.CLOSE, Kind.PUNCTUATION}
_OPERANDS = {Kind.ORDINARY, Kind.WORD, Kind.FUNCTION, Kind.BIG, Kind.INNER}


def signs_bound(items: tuple[Node, ...]) -> tuple[Node, ...]:
    """The items with binary operators that lack an operand made ordinary: `-x`, `(+)`, `x^*`."""
    result: list[Node] = []
    solid = [item for item in items if not isinstance(item, Space)]
    for item in items:
        if isinstance(item, Symbol) and item.kind is Kind.BINARY:
            before = next((x for x in reversed(result) if not isinstance(x, Space)), None)
            place = next(i for i, x in enumerate(solid) if x is item)
            after = solid[place + 1] if place + 1 < len(solid) else None
            if (
                before is None
                or right_kind(before) in _NO_LEFT_OPERAND
                or after is None
                or left_kind(after) in _NO_RIGHT_OPERAND
            ):
                item = replace(item, kind=Kind.ORDINARY)
        result.append(item)
    return tuple(result)


def joined_cells(cells: tuple[Node, ...]) -> Row:
    """The cells of an equation as one row; a sign at a cell's start finds its operand again."""
    items: list[Node] = []
    for cell in cells:
        items += cell.items if isinstance(cell, Row) else (cell,)
    signs = [
        replace(item, kind=Kind.BINARY)
        if isinstance(item, Symbol) and item.text in ("+", "−")
        else item
        for item in items
    ]
    return Row(signs_bound(tuple(signs)))


def gap(before: Node | None, after: Node | None, *, tight: bool = False) -> int:
    """The columns between two neighbours; `tight` as in scripts."""
    if before is None or after is None:
        return 0
    if isinstance(before, Space) or isinstance(after, Space):
        return 0
    left, right = right_kind(before), left_kind(after)
    if tight:
        both = (left, right)
        return int(
            Kind.FUNCTION in both
            and Kind.OPEN not in both
            and both[0] in _OPERANDS
            and both[1] in _OPERANDS
        )
    if left is Kind.PUNCTUATION:
        return int(right not in {Kind.CLOSE, Kind.PUNCTUATION})
    if Kind.RELATION in (left, right):
        return int(
            left is not right
            and right not in {Kind.PUNCTUATION, Kind.CLOSE}
            and left is not Kind.OPEN
        )
    if Kind.BINARY in (left, right):
        return 1
    if left is Kind.BIG:
        return int(right is not Kind.PUNCTUATION and right is not Kind.CLOSE)
    if left is Kind.INNER:
        return int(right in _OPERANDS or right is Kind.OPEN)
    if right is Kind.OPEN:
        return 0
    spaced = {Kind.FUNCTION, Kind.WORD, Kind.BIG, Kind.INNER}
    if left in spaced:
        return int(right in _OPERANDS)
    if right in spaced:
        return int(left in _OPERANDS or left is Kind.CLOSE)
    return 0
