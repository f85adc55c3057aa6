"""A tree as a box of lines: mathematics in two dimensions."""

from __future__ import annotations

from tutor.tui.render.math.alphabets import accented, lowered, raised
from tutor.tui.render.math.box import (
    Box,
    beside,
    blank,
    delimiter,
    padded,
    stacked,
    text_box,
)
from tutor.tui.render.math.inline import VULGAR, line
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
    left_kind,
)

_WIDE_MARKS = {"\u0302": "╱╲", "\u0303": "~", "\u20d7": "→"}
_LINE_OVER, _LINE_UNDER, _BAR = "\u0305", "\u0332", "\u0304"


def box(node: Node, display: bool = True) -> Box:
    """The node's box. Inside fractions and tables `display` is off: limits stand beside sums."""
    match node:
        case Symbol(text=text):
            return text_box(text)
        case Space(width=width):
            return blank(width)
        case Row(items=items):
            return beside(row_boxes(items, display))
        case Scripts():
            return _scripts(node, display)
        case Fraction():
            return _fraction(node)
        case Root(body=body, index=index):
            return _root(box(body, display), index)
        case Fenced():
            return _fenced(node, display)
        case Grid():
            return _grid(node)
        case Accent(mark=mark, body=body):
            return _accent(mark, body, display)
        case Brace(body=body, label=label, over=over):
            return _brace(box(body, display), label, over)
        case Stack(base=base, over=over, under=under):
            return _over_and_under(box(base, display), over, under)
        case Arrow(over=over, under=under, left=left):
            return _arrow(line(over), None if under is None else line(under), left)
        case Lines(rows=rows):
            boxes = [box(row, False) for row in rows]
            return stacked(boxes, (sum(b.height for b in boxes) - 1) // 2)
        case Tag(body=body):
            return beside([blank(3), box(body)])


def row_boxes(items: tuple[Node, ...], display: bool) -> list[Box]:
    """The boxes of a row's items, with the space before each."""
    boxes: list[Box] = []
    before: Node | None = None
    for item in items:
        space = gap(before, item)
        if space:
            boxes.append(blank(space))
        boxes.append(box(item, display))
        before = item
    return boxes or [blank(0)]


def _fraction(node: Fraction) -> Box:
    if node.small and line(node) in VULGAR.values():  # another one in a line needs brackets
        return text_box(line(node))
    top, bottom = box(node.top, False), box(node.bottom, False)
    width = max(top.width, bottom.width)
    if not node.bar:
        return stacked([top, blank(width), bottom], top.height)
    tall = top.height > 1 or bottom.height > 1
    width += 2 if width < 3 or (tall and _has_fraction(node)) else 0
    return stacked([top, text_box("─" * width), bottom], top.height)


def _has_fraction(node: Fraction) -> bool:
    def wide(inner: Node) -> bool:
        # Only a bar as long as ours needs ours to be longer.
        items = inner.items if isinstance(inner, Row) else (inner,)
        return len(items) < 4 and any(isinstance(item, Fraction) for item in items)

    return wide(node.top) or wide(node.bottom)


def _root(body: Box, index: Node | None) -> Box:
    degree = "" if index is None else line(index, tight=True)
    if body.height == 1 and body.width <= 2 and not degree:
        return text_box("√" + body.lines[0])
    if body.height == 1 and not degree:
        return Box((" " + "_" * body.width, "√" + body.lines[0]), 1, body.width + 1)
    roof = "┌" + "─" * body.width
    rows = [" " + roof]
    for i, text in enumerate(body.lines):
        foot = i == body.height - 1
        rows.append(("╲" if foot else " ") + "│" + text)
    if degree:
        small = raised(degree) or degree
        extra = max(0, text_box(small).width - 1)
        rows = [" " * extra + row for row in rows]
        place = len(rows) - 2
        rows[place] = padded(small, extra + 1) + rows[place][extra + 1 :]
    width = text_box(rows[0]).width
    return Box(tuple(padded(row, width) for row in rows), body.baseline + 1, width)


def _fenced(node: Fenced, display: bool) -> Box:
    parts = [box(part, display) for part in node.parts]
    above = max(part.baseline for part in parts)
    below = max(part.height - part.baseline for part in parts)
    height = above + below
    boxes = [delimiter(node.left, height, above), parts[0]]
    for sign, part in zip(node.middles, parts[1:], strict=True):
        boxes += [blank(1), delimiter(sign, height, above), blank(1), part]
    boxes.append(delimiter(node.right, height, above))
    if height > 1 and (node.left in "([" or node.right in ")]"):
        return beside(boxes)
    if height > 1:
        boxes[1:-1] = [blank(int(bool(node.left))), *boxes[1:-1], blank(int(bool(node.right)))]
    return beside(boxes)


def _scripts(node: Scripts, display: bool) -> Box:
    base_node = node.base
    if (
        display
        and isinstance(base_node, Symbol)
        and base_node.limits
        and base_node.kind in (Kind.BIG, Kind.FUNCTION)
    ):
        return _over_and_under(box(base_node), node.above, node.below)
    base = box(base_node, display)
    sign = isinstance(base_node, Symbol) and base_node.kind is Kind.BIG and base_node.limits
    below = "" if node.below is None else line(node.below, tight=True)
    above = "" if node.above is None else line(node.above, tight=True)
    low, high = lowered(below) if below else "", raised(above) if above else ""
    if base.height > 1:
        return beside([base, _tall_scripts(base, low or below, high or above)])
    if low is not None and high is not None:
        return beside([base, text_box(low + high)])
    if sign:
        return _over_and_under(base, node.above, node.below)
    beside_base = text_box((low or "") + (high or ""))
    rows = [beside_base]
    baseline = 0
    if high is None:
        rows.insert(0, text_box(above))
        baseline = 1
    if low is None:
        rows.append(text_box(below))
    return beside([base, stacked(rows, baseline, "l")])


def _tall_scripts(base: Box, below: str, above: str) -> Box:
    width = max(text_box(below).width, text_box(above).width)
    # an exponent beside the first row of its base would read as a factor
    more = 1 if above and not base.baseline else 0
    rows = [" " * width] * (base.height + more)
    rows[0] = padded(above, width)
    rows[-1] = padded(below, width) if below else rows[-1]
    return Box(tuple(rows), base.baseline + more, width)


def _over_and_under(base: Box, over: Node | None, under: Node | None) -> Box:
    boxes = [base]
    baseline = base.baseline
    if over is not None:
        boxes.insert(0, _limit(over))
        baseline += boxes[0].height
    if under is not None:
        boxes.append(_limit(under))
    return stacked(boxes, baseline)


def _limit(node: Node) -> Box:
    if isinstance(node, Lines):
        return stacked([text_box(line(row, tight=True)) for row in node.rows], 0)
    return text_box(line(node, tight=True))


def _accent(mark: str, body: Node, display: bool) -> Box:
    inner = box(body, display)
    if inner.height == 1 and (inner.width == 1 or (mark not in _WIDE_MARKS and inner.width < 3)):
        return text_box(accented(inner.lines[0], mark))
    if mark in (_LINE_OVER, _BAR):
        over = text_box("─" * inner.width)
        return stacked([over, inner], inner.baseline + 1)
    if mark == _LINE_UNDER:
        return stacked([inner, text_box("─" * inner.width)], inner.baseline)
    if mark in _WIDE_MARKS:
        wide = _WIDE_MARKS[mark]
        sign = "─" * (inner.width - 1) + wide if wide == "→" else wide
        return stacked([text_box(sign), inner], inner.baseline + 1)
    if inner.height == 1:
        return text_box(accented(inner.lines[0], mark))
    return inner


def _brace(body: Box, label: Node | None, over: bool) -> Box:
    text = None if label is None else text_box(line(label))
    width = max(body.width, 3)
    half = (width - 1) // 2
    rest = width - 2 - half
    if over:
        arm = text_box("╭" + "─" * (half - 1) + "┴" + "─" * rest + "╮")
        boxes = [arm, body] if text is None else [text, arm, body]
        return stacked(boxes, len(boxes) - 1 + body.baseline)
    arm = text_box("╰" + "─" * (half - 1) + "┬" + "─" * rest + "╯")
    boxes = [body, arm] if text is None else [body, arm, text]
    return stacked(boxes, body.baseline)


def _arrow(over: str, under: str | None, left: bool) -> Box:
    width = max(text_box(over).width, text_box(under or "").width) + 2
    shaft = "←" + "─" * (width - 1) if left else "─" * (width - 1) + "→"
    boxes = [text_box(over), text_box(shaft)]
    if under:
        boxes.append(text_box(under))
    return stacked(boxes, 1) if over else stacked(boxes[1:], 0)


def _grid(node: Grid) -> Box:
    cells = [[box(cell, node.aligned) for cell in row] for row in node.rows]
    if node.aligned:
        cells = [
            [
                _with_leading_space(c, cell, j)
                for j, (c, cell) in enumerate(zip(cs, row, strict=True))
            ]
            for cs, row in zip(cells, node.rows, strict=True)
        ]
    columns = max(len(row) for row in cells)
    widths = [
        max((row[j].width for row in cells if j < len(row)), default=0) for j in range(columns)
    ]
    rows = []
    for row in cells:
        boxes: list[Box] = []
        for j, width in enumerate(widths):
            if j:
                boxes.append(blank(_between(node, j)))
            cell = row[j] if j < len(row) else blank(0)
            lines = tuple(padded(text, width, _align(node, j)) for text in cell.lines)
            boxes.append(Box(lines, cell.baseline, width))
        rows.append(beside(boxes))
    return _framed(node, rows)


def _with_leading_space(cell: Box, node: Node, column: int) -> Box:
    first = node.items[0] if isinstance(node, Row) and node.items else node
    spaced = isinstance(first, Symbol | Arrow) and left_kind(first) in (
        Kind.RELATION,
        Kind.BINARY,
    )
    if column % 2 and (spaced or (isinstance(first, Symbol) and first.text in "+−·×")):
        return beside([blank(1), _space_after_sign(cell, node)])
    return cell


def _space_after_sign(cell: Box, node: Node) -> Box:
    # `&+ x`: the sign has an operand in the cell before, which its own cell does not know.
    if isinstance(node, Row) and isinstance(node.items[0], Symbol):
        sign = node.items[0]
        if sign.kind is Kind.ORDINARY:
            rest = beside(row_boxes(node.items[1:], True))
            return beside([text_box(sign.text), blank(1), rest])
    return cell


def _between(node: Grid, column: int) -> int:
    if node.aligned:
        return 3 if column % 2 == 0 else 0
    return 3 if node.cases else 2


def _align(node: Grid, column: int) -> str:
    if node.aligned:
        return "l" if column % 2 else "r"
    if column < len(node.columns):
        return node.columns[column]
    entries = [line(row[column]) for row in node.rows if column < len(row)]
    numbers = all(e.lstrip("−").replace(".", "", 1).isdigit() for e in entries if e)
    return "r" if numbers and any(e.startswith("−") for e in entries) else "c"


def _framed(node: Grid, rows: list[Box]) -> Box:
    roomy = any(row.height > 1 for row in rows) or (node.cases and len(rows) == 2)
    boxes: list[Box] = []
    for row in rows:
        if boxes and roomy:
            boxes.append(blank(0))
        boxes.append(row)
    height = sum(b.height for b in boxes)
    inner = stacked(boxes, (height - 1) // 2, "c" if node.columns == "c" else "l")
    if len(rows) == 1:
        inner = Box(inner.lines, rows[0].baseline, inner.width)
    left = delimiter(node.left, inner.height, inner.baseline)
    right = delimiter(node.right, inner.height, inner.baseline)
    space = blank(int(node.cases))
    return beside([left, space, inner, right] if node.left else [inner, space, right])
