"""A grid of coloured characters, and how an image becomes one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rich.cells import cell_len, set_cell_size

RGB = tuple[int, int, int]
Pixels = NDArray[np.uint8]
"""Shape (height, width, 3)."""

RAMP = " .:-=+*#%@"
"""From dark to bright, where there are no colours."""
# by how bright they look; their sum is 1
_LUMINANCE = np.array([0.299, 0.587, 0.114])


class Spot(NamedTuple):
    """One character; None is the terminal's own colour. A wide one is followed by an empty one."""

    character: str = " "
    ink: RGB | None = None
    paper: RGB | None = None
    bold: bool = False


Row = list[Spot]


def text(words: str, width: int | None = None, **style: Any) -> Row:
    """One row of text; cut, or filled up, to `width` columns where that is given."""
    words = words.replace("\t", " ")
    if width is not None:
        words = words if cell_len(words) <= width else set_cell_size(words, width - 1) + "…"
        words = set_cell_size(words, width)
    row: Row = []
    for character in words:
        size = cell_len(character)
        if size == 0 and row:
            row[-1] = row[-1]._replace(character=row[-1].character + character)
        elif size:
            row.append(Spot(character, **style))
            row += [Spot("", **style)] * (size - 1)
    return row


def to_ansi(rows: Iterable[Row], color: bool) -> str:
    """The rows as lines of text; colours and bold only with `color`."""
    return "\n".join(_line(row, color) for row in rows)


def _line(row: Row, color: bool) -> str:
    while row and row[-1].character == " " and row[-1].paper is None:
        row = row[:-1]
    if not color:
        return "".join(spot.character for spot in row)
    parts: list[str] = []
    style: tuple[object, ...] = (None, None, False)
    for spot in row:
        if spot[1:] != style:
            style = spot[1:]
            parts.append("\x1b[0m" + _codes(spot))
        parts.append(spot.character)
    if style != (None, None, False):
        parts.append("\x1b[0m")
    return "".join(parts)


def _codes(spot: Spot) -> str:
    codes = ["1"] if spot.bold else []
    if spot.ink is not None:
        codes.append("38;2;{};{};{}".format(*spot.ink))
    if spot.paper is not None:
        codes.append("48;2;{};{};{}".format(*spot.paper))
    return f"\x1b[{';'.join(codes)}m" if codes else ""


def as_rgb(values: Any) -> RGB:
    """Three numbers as a colour."""
    red, green, blue = (int(value) for value in values)
    return red, green, blue


def readable_on(paper: RGB) -> RGB:
    """Black or white, whichever is read better on `paper`."""
    return (0, 0, 0) if float(_LUMINANCE @ paper) > 130 else (255, 255, 255)


def fit(size: tuple[int, ...], rows: int, columns: int) -> tuple[int, int]:
    """The size in pixels at which an image is shown in so many rows and columns of text.

    size: height, width, and what else an image's shape has.

    A pixel is a column wide and half a row high. Small images grow by whole factors.
    """
    height, width = size[:2]
    factor = min(columns // width, 2 * rows // height)
    if factor >= 1:
        return height * factor, width * factor
    scale = min(columns / width, 2 * rows / height)
    return max(1, round(height * scale)), max(1, round(width * scale))


def resize(pixels: NDArray[Any], height: int, width: int) -> Pixels:
    """The image at another size: repeated pixels if larger, their means if smaller."""
    if height % pixels.shape[0] == 0 and width % pixels.shape[1] == 0:
        factors = height // pixels.shape[0], width // pixels.shape[1]
        large: Pixels = pixels.repeat(factors[0], axis=0).repeat(factors[1], axis=1)
        return large
    down, across = _shares(height, pixels.shape[0]), _shares(width, pixels.shape[1])
    mean = np.einsum("ih,hwc,jw->ijc", down, pixels.astype(float), across, optimize=True)
    small: Pixels = np.rint(mean).astype(np.uint8)
    return small


def _shares(new: int, old: int) -> NDArray[np.float64]:
    """How much of each old pixel (columns) goes into each new one (rows); rows sum to 1."""
    edges = np.linspace(0, old, new + 1)
    start, stop = np.arange(old), np.arange(1, old + 1)
    shared = np.minimum(edges[1:, None], stop) - np.maximum(edges[:-1, None], start)
    shared = shared.clip(min=0)
    return np.asarray(shared / shared.sum(axis=1, keepdims=True))


def from_pixels(pixels: Pixels, color: bool) -> list[Row]:
    """Two pixels, one above the other, in each character."""
    if len(pixels) % 2:
        last = pixels[-1:] if not color else np.zeros_like(pixels[-1:])
        pixels = np.concatenate([pixels, last])
        odd = True
    else:
        odd = False
    upper, lower = pixels[::2], pixels[1::2]
    if not color:
        bright = (upper.astype(float) + lower) @ _LUMINANCE / 510
        steps = np.minimum((bright * len(RAMP)).astype(int), len(RAMP) - 1)
        return [[Spot(RAMP[step]) for step in row] for row in steps]
    rows = [
        [Spot("▀", as_rgb(above), as_rgb(below)) for above, below in zip(*pair, strict=True)]
        for pair in zip(upper.tolist(), lower.tolist(), strict=True)
    ]
    if odd:
        rows[-1] = [spot._replace(paper=None) for spot in rows[-1]]
    return rows
