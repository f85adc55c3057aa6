"""Images, boxes and heatmaps as text."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.cells import cell_len

from tutor.figures import Figure
from tutor.figures.cells import (
    RAMP,
    RGB,
    Pixels,
    Row,
    Spot,
    as_rgb,
    fit,
    from_pixels,
    readable_on,
    resize,
    text,
    to_ansi,
)
from tutor.figures.curves import COLORS

SMALLEST = 24
"""Pixels that an image of a grid is wide at least; the grid has fewer columns for it."""
GAP: Row = [Spot()] * 2
# dark blue over green to yellow, brighter at every step: the anchors of the viridis map
_ANCHORS = np.array(
    [(68, 1, 84), (59, 82, 139), (33, 145, 140), (94, 201, 98), (253, 231, 37)], float
)


def pixels_of(image: dict[str, Any]) -> Pixels:
    """The image's bytes, shape (height, width, 3)."""
    shape = image["height"], image["width"], image["channels"]
    flat = np.frombuffer(base64.b64decode(image["data"]), np.uint8)
    return np.broadcast_to(flat.reshape(shape), (*shape[:2], 3))


def images(figure: Figure, width: int, height: int, color: bool) -> str:
    """A grid of images, each below its title."""
    tiles = [pixels_of(image) for image in figure["images"]]
    if not tiles:
        return "(no images)"
    titles = figure["titles"] or [""] * len(tiles)
    widest = max(tile.shape[1] for tile in tiles)
    least = min(widest, SMALLEST)
    columns = min(figure["columns"], len(tiles), max(1, (width + 2) // (least + 2)))
    room = (width - 2 * (columns - 1)) // columns
    if len(tiles) > 1:  # a grid's small images grow to a size at which they can be made out
        room = min(room, max(widest, SMALLEST))
    rows: list[Row] = []
    for start in range(0, len(tiles), columns):
        if rows:
            rows.append([])
        end = start + columns
        rows += _beside(tiles[start:end], titles[start:end], height, room, color)
    return to_ansi(rows, color)


def _beside(
    tiles: list[Pixels], titles: list[str], height: int, room: int, color: bool
) -> list[Row]:
    drawn = []
    for tile in tiles:
        size = fit(tile.shape, height, room)
        drawn.append(from_pixels(resize(tile, *size), color))
    widths = [max(len(picture[0]), min(room, SMALLEST) if any(titles) else 0) for picture in drawn]
    heads = [title.split("\n") if title else [] for title in titles]
    if len(tiles) == 1 and heads[0]:  # nothing stands beside it that its title could run into
        widths = [max(widths[0], min(room, max(map(cell_len, heads[0]))))]
    depth, tall = max(map(len, heads)), max(map(len, drawn))
    rows: list[Row] = [[] for _ in range(depth + tall)]
    for picture, head, wide in zip(drawn, heads, widths, strict=True):
        # a short title stands right above its image
        column = [text("", wide) for _ in range(depth - len(head))]
        column += [text(line, wide) for line in head]
        column += [row + [Spot()] * (wide - len(row)) for row in picture]
        column += [text("", wide) for _ in range(depth + tall - len(column))]
        rows = [
            row + ([*GAP, *part] if row else part) for row, part in zip(rows, column, strict=True)
        ]
    return rows


def boxes(figure: Figure, width: int, height: int, color: bool) -> str:
    """An image, with boxes and their labels drawn over it."""
    pixels = pixels_of(figure["image"])
    size = fit(pixels.shape, height, width)
    scale = size[0] / pixels.shape[0], size[1] / pixels.shape[1]
    shown = resize(pixels, *size).copy()
    edges = [_edges(box, scale, size) for box in figure["boxes"]]
    if color:
        for number, (left, top, right, bottom) in enumerate(edges):
            paint = COLORS[number % len(COLORS)]
            shown[[top, bottom], left : right + 1] = paint
            shown[top : bottom + 1, [left, right]] = paint
    rows = from_pixels(shown, color)
    if not color:
        for left, top, right, bottom in edges:
            _frame(rows, left, top // 2, right, bottom // 2)
    for number, (label, (left, top, _, _)) in enumerate(
        zip(figure["labels"] or [], edges, strict=False)
    ):
        paint = COLORS[number % len(COLORS)]
        tag = text(label, ink=readable_on(paint), paper=paint if color else None)
        row = rows[max(0, top // 2 - (top > 1))]
        start = max(0, min(left, len(row) - len(tag)))
        row[start : start + len(tag)] = tag[: len(row) - start]
    return to_ansi(rows, color)


def _edges(box: list[float], scale: tuple[float, float], size: tuple[int, int]) -> list[int]:
    left, top, right, bottom = box
    places = (
        (left * scale[1], size[1]),
        (top * scale[0], size[0]),
        (right * scale[1] - 1, size[1]),
        (bottom * scale[0] - 1, size[0]),
    )
    return [max(0, min(limit - 1, round(place))) for place, limit in places]


def _frame(rows: list[Row], left: int, top: int, right: int, bottom: int) -> None:
    for column in range(left, right + 1):
        rows[top][column] = rows[bottom][column] = Spot("-")
    for row in range(top, bottom + 1):
        rows[row][left] = rows[row][right] = Spot("|")
    for row, column in ((top, left), (top, right), (bottom, left), (bottom, right)):
        rows[row][column] = Spot("+")


def heatmap(figure: Figure, width: int, height: int, color: bool) -> str:
    """A matrix in colours, with its numbers where they fit, and a legend."""
    values = np.array(figure["values"], dtype=float)
    finite = values[np.isfinite(values)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    share = np.clip((values - low) / ((high - low) or 1.0), 0, 1)
    rows: list[Row] = []
    if figure["title"]:
        rows.append(text(figure["title"], bold=True))
    axes = [
        figure["ylabel"] and f"{figure['ylabel']} ↓",
        figure["xlabel"] and f"{figure['xlabel']} →",
    ]
    if any(axes):
        rows.append(text("  ".join(axis for axis in axes if axis)))
    numbers = as_numbers(values)
    longest = max(len(number) for line in numbers for number in line)
    margin = len(str(len(values) - 1)) + 1
    if len(values) <= height and margin + (longest + 2) * values.shape[1] <= width:
        rows += _with_numbers(numbers, share, longest + 2, margin, color)
    else:
        rows += _without_numbers(share, width, height, color)
    rows.append(_legend(low, high, color))
    return to_ansi(rows, color)


def as_numbers(values: NDArray[np.float64]) -> list[list[str]]:
    """A matrix's numbers with the same digits each: none if whole, else what three digits need."""
    finite = np.abs(values[np.isfinite(values)])
    largest = float(finite.max()) if finite.size else 0.0
    if np.array_equal(finite, np.rint(finite)) and largest < 1e6:
        form = ".0f"
    elif 0.01 <= largest < 1000:
        form = ".2f" if largest < 100 else ".1f"
    else:
        form = ".1e"
    return [["–" if np.isnan(v) else format(v + 0.0, form) for v in row] for row in values.tolist()]


def _with_numbers(
    numbers: list[list[str]], share: NDArray[np.float64], wide: int, margin: int, color: bool
) -> list[Row]:
    head = " " * margin + "".join(f"{column:^{wide}}" for column in range(len(numbers[0])))
    rows = [text(head, ink=(128, 128, 128))]
    for index, (line, shares) in enumerate(zip(numbers, share, strict=True)):
        row = text(f"{index:>{margin - 1}} ", ink=(128, 128, 128))
        for number, part in zip(line, shares, strict=True):
            paper = heat(part)
            words = f"{number:>{wide - 1}} "
            known = color and not np.isnan(part)
            row += text(words, ink=readable_on(paper), paper=paper) if known else text(words)
        rows.append(row)
    return rows


def _without_numbers(share: NDArray[np.float64], width: int, height: int, color: bool) -> list[Row]:
    filled = np.nan_to_num(share, nan=0.0)
    if color:
        pixels = np.array([[heat(part) for part in row] for row in filled], np.uint8)
    else:
        pixels = np.repeat(np.rint(filled * 255).astype(np.uint8)[..., None], 3, axis=2)
    return from_pixels(resize(pixels, *fit(filled.shape, height, width)), color)


def heat(share: float) -> RGB:
    """The colour of a share of the way from the lowest value to the highest; nan is grey."""
    if np.isnan(share):
        return 128, 128, 128
    place = share * (len(_ANCHORS) - 1)
    below = min(int(place), len(_ANCHORS) - 2)
    return as_rgb(_ANCHORS[below] + (place - below) * (_ANCHORS[below + 1] - _ANCHORS[below]))


def _legend(low: float, high: float, color: bool) -> Row:
    colors = [Spot(" ", None, heat(step / 19)) for step in range(20)]
    bar = colors if color else text(f"[{RAMP}]")
    return [*text(f"{low:.3g} "), *bar, *text(f" {high:.3g}")]
