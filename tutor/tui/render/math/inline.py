"""A tree in one line of text, as a programmer would type it: `softmax(x)ᵢ = exp(xᵢ)/Σⱼ exp(xⱼ)`."""

from __future__ import annotations

import re

from tutor.tui.render.math.alphabets import accented, lowered, raised
from tutor.tui.render.math.tree import (
    Accent,
    Arrow,
    Brace,
    Fenced,
    Fraction,
    Grid,
    Kind,
    Lines,
    Node,
    Root,
    Row,
    Scripts,
    Space,
    Stack,
    Symbol,
    Tag,
    gap,
    joined_cells,
    left_kind,
    right_kind,
)

VULGAR = {("1", "2"): "½", ("1", "3"): "⅓", ("2", "3"): "⅔", ("1", "4"): "¼", ("3", "4"): "¾"}
IN_A_LINE = {"∑": "Σ", "∏": "Π"}
_ROOTS = {"3": "∛", "4": "∜"}
_SUMS = {Kind.BINARY, Kind.RELATION, Kind.PUNCTUATION}
_OPEN_SCRIPT = re.compile(r"[_^][\w.]+$")
"""A script that the next letter would seem to belong to."""
_FACTORS = {Kind.ORDINARY, Kind.WORD, Kind.FUNCTION, Kind.BIG, Kind.INNER, Kind.OPEN}


def line(node: Node, *, tight: bool = False) -> str:
    """The node in one line; `tight` as in scripts."""
    match node:
        case Symbol(text=text):
            return IN_A_LINE.get(text, text)
        case Space(width=width):
            return " " * width
        case Row(items=items):
            return _row(items, tight)
        case Scripts():
            return _scripts(node, tight)
        case Fraction():
            return _fraction(node, tight)
        case Root(body=body, index=index):
            return _root(body, index)
        case Fenced(left=left, right=right, parts=parts, middles=middles):
            if len(parts) == 1 and isinstance(parts[0], Fraction) and not parts[0].bar:
                top, bottom = line(parts[0].top), line(parts[0].bottom)
                return f"C({top}, {bottom})"
            inner = line(parts[0], tight=tight)
            for sign, part in zip(middles, parts[1:], strict=True):
                inner += f" {sign} " + line(part, tight=tight)
            return left + inner.strip() + right
        case Grid():
            return _grid(node)
        case Accent(mark=mark, body=body):
            text = line(body, tight=True)
            return accented(text, mark) if text else mark
        case Brace(body=body, label=label):
            return line(body) + ("" if label is None else f" [{line(label)}]")
        case Stack(base=base, over=over, under=under):
            written = line(base)
            written += "" if over is None else _script(line(over, tight=True), "^")
            return written + ("" if under is None else _script(line(under, tight=True), "_"))
        case Arrow(over=over, under=under, left=left):
            beside = ", ".join(line(x) for x in (over, under) if x is not None and line(x))
            shaft = f"─{beside}─" if beside else "─"
            return "←" + shaft if left else shaft + "→"
        case Lines(rows=rows):
            return ", ".join(line(row, tight=tight) for row in rows)
        case Tag(body=body):
            return "   " + line(body)


def _row(items: tuple[Node, ...], tight: bool) -> str:
    text = ""
    before: Node | None = None
    for i, item in enumerate(items):
        following = items[i + 1] if i + 1 < len(items) else None
        piece = line(item, tight=tight)
        if isinstance(item, Fraction) and _needs_brackets(item, before, following, piece):
            piece = f"({piece})"
            space = 0 if _binds(before) else gap(before, item)
        elif isinstance(item, Space):
            space = 0
            piece = piece if not text.endswith(" ") else piece[1:]
        else:
            space = gap(before, item, tight=tight)
        if not space and _OPEN_SCRIPT.search(text) and piece[:1].isalnum():
            space = 1
        text += " " * (space if not text.endswith(" ") else 0) + piece
        before = item
    return text


def _is_function(node: Node | None) -> bool:
    return isinstance(node, Symbol) and node.kind is Kind.FUNCTION


def _binds(node: Node | None) -> bool:
    """Whether brackets follow it at once: a function's name, a sign."""
    sign = isinstance(node, Symbol) and node.kind is Kind.ORDINARY and node.text in "+−±∓"
    return sign or _is_function(node)


def _needs_brackets(
    item: Fraction, before: Node | None, following: Node | None, piece: str
) -> bool:
    """Whether a fraction among these neighbours would be read wrongly without brackets."""
    if not item.bar or piece in VULGAR.values():
        return False
    left = before is not None and right_kind(before) in _FACTORS | {Kind.CLOSE}
    if isinstance(before, Symbol) and before.text in "−+±∓":
        left = False
    if before is not None and right_kind(before) in (Kind.BIG, Kind.OPEN):
        left = False
    right = following is not None and left_kind(following) in _FACTORS
    return left or right


def _fraction(node: Fraction, tight: bool) -> str:
    top, bottom = line(node.top, tight=tight), line(node.bottom, tight=tight)
    if not node.bar:
        return f"{top} over {bottom}"
    if (top, bottom) in VULGAR:
        return VULGAR[top, bottom]
    if _has_sum(node.top):
        top = f"({top})"
    if _has_sum(node.bottom) or _is_product(node.bottom):
        bottom = f"({bottom})"
    slash = "/" if tight or (" " not in top + bottom) else " / "
    return top + slash + bottom


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Row) else (node,)


def _has_sum(node: Node) -> bool:
    """Whether a sum, a relation or a fraction stands at the top level."""
    items = [item for item in _items(node) if not isinstance(item, Space)]
    for i, item in enumerate(items):
        if isinstance(item, Fraction) and line(item) not in VULGAR.values():
            return True
        if isinstance(item, Symbol) and i and (item.kind in _SUMS or item.text in "+−"):
            return True
    return False


def _is_product(node: Node) -> bool:
    """Whether several factors stand side by side; `∂x`, `dx`, `n!` and `Σⱼ exp(xⱼ)` are one."""
    items = [item for item in _items(node) if not isinstance(item, Space)]
    if len(items) < 2:
        return False
    first = line(items[0])
    if left_kind(items[0]) in (Kind.BIG, Kind.FUNCTION):
        return False
    if len(items) == 2:
        called = isinstance(items[1], Fenced) and first.isalpha()
        scripted = isinstance(items[1], Scripts) and isinstance(items[1].base, Fenced)
        return not (called or scripted or first[0] in "∂dΔδ∇−" or line(items[1]) == "!")
    return True


def _scripts(node: Scripts, tight: bool) -> str:
    base = line(node.base, tight=tight)
    if isinstance(node.base, Fraction):
        base = f"({base})"
    below = "" if node.below is None else _script(line(node.below, tight=True), "_")
    above = "" if node.above is None else _script(line(node.above, tight=True), "^")
    return base + below + above


def _script(text: str, sign: str) -> str:
    if not text:
        return ""
    letters = lowered(text) if sign == "_" else raised(text)
    if letters is not None:
        return letters
    return sign + (text if is_simple(text) else f"({text})")


def is_simple(text: str) -> bool:
    """Whether a script needs no brackets: one character, or one plain word or number."""
    return len(text) == 1 or (text.isascii() and text.replace(".", "", 1).isalnum())


def _root(body: Node, index: Node | None) -> str:
    text = line(body)
    degree = "" if index is None else line(index, tight=True)
    sign = _ROOTS.get(degree) or f"{raised(degree) or f'[{degree}]' if degree else ''}√"
    items = _items(body)
    single = len(items) == 1 and not isinstance(items[0], Fraction | Grid)
    return sign + (text if single else f"({text})")


def _grid(node: Grid) -> str:
    if node.aligned or not (node.left or node.right):
        rows = [line(joined_cells(row)) for row in node.rows]
        return "; ".join(row for row in rows if row)
    if node.cases:
        rows = [" ".join(filter(None, map(line, row))).rstrip(" ,;") for row in node.rows]
        return (node.left or "{") + "; ".join(rows) + "}"
    rows = [" ".join(map(line, row)) for row in node.rows]
    return node.left + "; ".join(rows) + node.right
