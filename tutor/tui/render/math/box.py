"""Rectangles of characters, and how they are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len


@dataclass(frozen=True)
class Box:
    """Lines of equal width, in terminal cells."""

    lines: tuple[str, ...]
    baseline: int
    """The index of the line that stands in line with text beside it."""
    width: int

    @property
    def height(self) -> int:
        """The number of lines."""
        return len(self.lines)

    def __str__(self) -> str:
        return "\n".join(line.rstrip() for line in self.lines)


def text_box(text: str) -> Box:
    """One line."""
    return Box((text,), 0, cell_len(text))


def padded(line: str, width: int, align: str = "l") -> str:
    """The line filled with spaces to `width` cells; `align` is `l`, `c` or `r`."""
    missing = max(0, width - cell_len(line))
    left = {"l": 0, "c": missing // 2, "r": missing}[align]
    return " " * left + line + " " * (missing - left)


def beside(boxes: Sequence[Box]) -> Box:
    """Boxes from left to right, on one baseline."""
    if len(boxes) == 1:
        return boxes[0]
    above = max((box.baseline for box in boxes), default=0)
    below = max((box.height - box.baseline for box in boxes), default=1)
    rows = [""] * (above + below)
    for box in boxes:
        start = above - box.baseline
        blank = " " * box.width
        for i in range(len(rows)):
            inside = start <= i < start + box.height
            rows[i] += box.lines[i - start] if inside else blank
    return Box(tuple(rows), above, sum(box.width for box in boxes))


def stacked(boxes: Sequence[Box], baseline: int, align: str = "c") -> Box:
    """Boxes from top to bottom; `baseline` counts lines of the result."""
    width = max((box.width for box in boxes), default=0)
    lines = [padded(line, width, align) for box in boxes for line in box.lines]
    return Box(tuple(lines), baseline, width)


def blank(width: int) -> Box:
    """Nothing, that wide."""
    return Box((" " * width,), 0, width)


_PARTS = {  # top, middle, bottom
    "(": "⎛⎜⎝",
    ")": "⎞⎟⎠",
    "[": "⎡⎢⎣",
    "]": "⎤⎥⎦",
    "⌊": "⎢⎢⎣",
    "⌋": "⎥⎥⎦",
    "⌈": "⎡⎢⎢",
    "⌉": "⎤⎥⎥",
    "|": "│││",
    "‖": "║║║",
    "↑": "↑││",
    "↓": "││↓",
}
_BRACES = {"{": "⎧⎪⎨⎩", "}": "⎫⎪⎬⎭"}


def delimiter(sign: str, height: int, baseline: int) -> Box:
    """A delimiter as tall as what it encloses; an empty sign is invisible."""
    if not sign:
        return Box(("",) * height, baseline, 0)
    if height == 1:
        return text_box(sign)
    if sign in _PARTS:
        top, middle, bottom = tuple(_PARTS[sign])
        return Box((top, *[middle] * (height - 2), bottom), baseline, 1)
    if sign in _BRACES:
        top, middle, point, bottom = tuple(_BRACES[sign])
        if height == 2:
            return Box(("⎰", "⎱") if sign == "{" else ("⎱", "⎰"), baseline, 1)
        tip = min(max(baseline, 1), height - 2)
        lines = [top, *[middle] * (height - 2), bottom]
        lines[tip] = point
        return Box(tuple(lines), baseline, 1)
    if sign in "⟨⟩":
        return _angle(sign, height, baseline)
    lines = [" " * cell_len(sign)] * height
    lines[min(baseline, height - 1)] = sign
    return Box(tuple(lines), baseline, cell_len(sign))


def _angle(sign: str, height: int, baseline: int) -> Box:
    half = (height + 1) // 2
    distances = [min(i, height - 1 - i) for i in range(height)]
    lines = []
    for i, distance in enumerate(distances):
        upper = i < height / 2
        opening = sign == "⟨"
        mark = "╱" if upper == opening else "╲"
        if height % 2 and i == height // 2:
            mark = sign
        column = half - 1 - distance if opening else distance
        lines.append((" " * column + mark).ljust(half))
    return Box(tuple(lines), baseline, half)
