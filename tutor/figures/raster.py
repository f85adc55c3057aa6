"""A figure as an image of its own, for terminals that show pixels."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from tutor.figures import Figure
from tutor.figures.cells import RGB, readable_on
from tutor.figures.curves import COLORS
from tutor.figures.pictures import as_numbers, heat, pixels_of

LETTERS = 16
"""Height of a title's letters in pixels."""
GAP = 12
KINDS = ("images", "boxes", "heatmap")
"""The figures that are made of pixels; a curve is drawn as text."""


def raster(figure: Figure, width: int, height: int, paper: RGB, ink: RGB) -> Image.Image:
    """The figure, as large as fits into `width` × `height` pixels.

    paper, ink: colours of the ground and of titles. Small images grow by whole factors, so that
    each of their pixels stays a square.
    """
    draw = {"images": _images, "boxes": _boxes, "heatmap": _heatmap}[figure["kind"]]
    return draw(figure, max(width, 64), max(height, 64), paper, ink)


def _font(size: int = LETTERS) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _factor(width: int, height: int, wide: float, tall: float) -> float:
    """By how much something of `wide` × `tall` may grow; whole if it grows at all."""
    factor = min(width / wide, height / tall)
    return float(math.floor(factor)) if factor >= 1 else max(factor, 1e-3)


def _scaled(tile: Image.Image, factor: float) -> Image.Image:
    size = max(1, round(tile.width * factor)), max(1, round(tile.height * factor))
    how = Image.Resampling.NEAREST if factor >= 1 else Image.Resampling.LANCZOS
    return tile.resize(size, how)


def _images(figure: Figure, width: int, height: int, paper: RGB, ink: RGB) -> Image.Image:
    tiles = [Image.fromarray(np.ascontiguousarray(pixels_of(image))) for image in figure["images"]]
    titles = figure["titles"] or [""] * len(tiles)
    if not tiles:
        return Image.new("RGB", (width, LETTERS), paper)
    head = (LETTERS + 4) * max(title.count("\n") + bool(title) for title in titles)
    widest, tallest = max(tile.width for tile in tiles), max(tile.height for tile in tiles)

    def grown(columns: int) -> float:
        rows = math.ceil(len(tiles) / columns)
        across, down = width // columns - GAP, height // rows - head - GAP
        return _factor(across, down, widest, tallest) if min(across, down) > 0 else 0.0

    # of the layouts that show them largest, the one whose rows are longest
    columns = max(range(1, len(tiles) + 1), key=lambda count: (grown(count), count))
    factor = max(grown(columns), 1e-3)
    if factor >= 1 and grown(figure["columns"]) == factor:
        columns = min(figure["columns"], len(tiles))
    step = round(widest * factor) + GAP, round(tallest * factor) + head + GAP
    sheet = Image.new("RGB", (columns * step[0], math.ceil(len(tiles) / columns) * step[1]), paper)
    pen = ImageDraw.Draw(sheet)
    for place, (tile, title) in enumerate(zip(tiles, titles, strict=True)):
        left, top = place % columns * step[0], place // columns * step[1]
        pen.multiline_text((left, top), _cut(pen, title, step[0] - 4), ink, _font())
        sheet.paste(_scaled(tile, factor), (left, top + head))
    return sheet


def _cut(pen: ImageDraw.ImageDraw, title: str, room: int) -> str:
    """Each of its lines, no longer than `room` pixels."""
    lines = []
    for line in title.split("\n"):
        while line and pen.textlength(line, _font()) > room:
            line = line[:-2] + "…" if len(line) > 1 else ""
        lines.append(line)
    return "\n".join(lines)


def _boxes(figure: Figure, width: int, height: int, paper: RGB, ink: RGB) -> Image.Image:
    image = Image.fromarray(np.ascontiguousarray(pixels_of(figure["image"])))
    factor = _factor(width, height, image.width, image.height)
    sheet = _scaled(image, factor)
    pen = ImageDraw.Draw(sheet)
    labels = figure["labels"] or [""] * len(figure["boxes"])
    for number, (box, label) in enumerate(zip(figure["boxes"], labels, strict=False)):
        paint = COLORS[number % len(COLORS)]
        left, top, right, bottom = (edge * factor for edge in box)
        right, bottom = max(left, right - 1), max(top, bottom - 1)
        pen.rectangle((left, top, right, bottom), outline=paint, width=3)
        if label:
            size = pen.textlength(label, _font()) + 6, LETTERS + 4
            above = max(0.0, top - size[1])
            start = max(0.0, min(left, sheet.width - size[0]))
            pen.rectangle((start, above, start + size[0], above + size[1]), fill=paint)
            pen.text((start + 3, above), label, readable_on(paint), _font())
    return sheet


def _heatmap(figure: Figure, width: int, height: int, paper: RGB, ink: RGB) -> Image.Image:
    values = np.array(figure["values"], dtype=float)
    finite = values[np.isfinite(values)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    share = np.clip((values - low) / ((high - low) or 1.0), 0, 1)
    names = {"ylabel": "rows", "xlabel": "columns"}  # Pillow's font has no arrows
    axes = [f"{name}: {figure[axis]}" for axis, name in names.items() if figure[axis]]
    heads = [line for line in (figure["title"], "   ".join(axes)) if line]
    head, foot = (LETTERS + 6) * len(heads), LETTERS + 14
    rows, columns = values.shape
    side = _factor(width, height - head - foot, columns, rows)
    side = min(side, 96.0)
    sheet = Image.new(
        "RGB", (max(round(columns * side), 260), round(rows * side) + head + foot), paper
    )
    pen = ImageDraw.Draw(sheet)
    for line, words in enumerate(heads):
        pen.text((0, line * (LETTERS + 6)), words, ink, _font())
    colours = np.array([[heat(part) for part in row] for row in share], np.uint8)
    sheet.paste(_scaled(Image.fromarray(colours), side), (0, head))
    numbers = as_numbers(values)
    if max(pen.textlength(number, _font()) for line in numbers for number in line) + 6 <= side:
        for (row, column), part in np.ndenumerate(share):
            middle = ((column + 0.5) * side, head + (row + 0.5) * side)
            pen.text(middle, numbers[row][column], readable_on(heat(part)), _font(), anchor="mm")
    top = sheet.height - LETTERS - 6
    words = f"{low:.3g}"
    start = round(pen.textlength(words, _font())) + 8
    pen.text((0, top), words, ink, _font())
    for step in range(120):
        pen.line((start + step, top + 2, start + step, top + LETTERS), fill=heat(step / 119))
    pen.text((start + 128, top), f"{high:.3g}", ink, _font())
    return sheet
