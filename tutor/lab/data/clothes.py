"""`clothes28`: ten silhouettes of clothes, 28×28 grey values, drawn from a seed.

A stand-in for Fashion-MNIST with its labels in its order, and of its difficulty: T-shirt, pullover,
coat and shirt are the hard group, told apart by sleeves, an opening, buttons and a collar.

Everything after the templates is whole-number arithmetic on numbers of NumPy's `RandomState`, whose
stream is frozen, so that every machine draws the same bytes.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

VERSION = 1
LABELS = (
    "T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag",
    "ankle boot",
)  # fmt: skip
SIZE, FINE = 28, 2  # pixels a side; samples a pixel along each axis
CANVAS = 128  # templates are drawn on a canvas of this many units a side
ONE = 1024  # fixed-point 1 for the affine maps
CHUNK = 400

Pixels = NDArray[np.uint8]
Polygon = list[tuple[int, int]]
BODY, DETAIL = 1, 2


def _mirror(points: Polygon) -> Polygon:
    """A shape from its left half, given from the top middle to the bottom middle."""
    return points + [(CANVAS - x, y) for x, y in reversed(points)]


_TORSO = [(50, 22), (40, 28), (40, 104), (64, 104)]
_LONG_SLEEVE = [(40, 28), (18, 88), (30, 94), (42, 56)]
_SHORT_SLEEVE = [(40, 28), (16, 54), (27, 65), (42, 52)]
_NECK = [(52, 20), (57, 28), (71, 28), (76, 20)]


def _with_sleeves(sleeve: Polygon, bottom: int = 104) -> list[tuple[int, Polygon]]:
    torso = [(x, bottom if y == 104 else y) for x, y in _TORSO]
    other = [(CANVAS - x, y) for x, y in sleeve]
    return [(BODY, _mirror(torso)), (BODY, sleeve), (BODY, other), (0, _NECK)]


_BUTTONS = [(DETAIL, [(61, y), (67, y), (67, y + 6), (61, y + 6)]) for y in (38, 53, 68, 83, 97)]
_COLLAR = [
    (DETAIL, [(49, 20), (56, 18), (63, 34), (57, 40)]),
    (DETAIL, [(79, 20), (72, 18), (65, 34), (71, 40)]),
]
_OPENING = [(DETAIL, [(62, 28), (66, 28), (66, 116), (62, 116)])]

_SHAPES: list[list[tuple[int, Polygon]]] = [
    _with_sleeves(_SHORT_SLEEVE),
    [
        (BODY, [(44, 14), (84, 14), (88, 116), (70, 116), (64, 44), (58, 116), (40, 116)]),
        (DETAIL, [(44, 14), (84, 14), (84, 20), (44, 20)]),
    ],
    _with_sleeves(_LONG_SLEEVE),
    [
        (BODY, [(54, 12), (74, 12), (74, 46), (92, 116), (36, 116), (54, 46)]),
        (0, [(58, 10), (61, 20), (67, 20), (70, 10)]),
    ],
    _with_sleeves(_LONG_SLEEVE, bottom=116) + _OPENING,
    [
        (BODY, [(10, 84), (70, 78), (116, 62), (120, 70), (116, 92), (12, 94)]),
        (0, [(40, 85), (70, 83), (98, 74), (104, 80), (76, 90), (40, 90)]),
        (BODY, [(30, 60), (36, 58), (58, 84), (50, 86)]),
        (BODY, [(84, 46), (92, 46), (90, 80), (82, 80)]),
    ],
    [*_with_sleeves(_LONG_SLEEVE), *_BUTTONS, *_COLLAR],
    [
        (BODY, [(8, 74), (30, 66), (52, 52), (70, 48), (112, 52), (120, 90), (10, 92)]),
        (DETAIL, [(8, 86), (120, 84), (120, 92), (8, 92)]),
    ],
    [
        (BODY, [(20, 50), (108, 50), (114, 110), (14, 110)]),
        (BODY, [(40, 52), (44, 28), (84, 28), (88, 52), (80, 52), (77, 36), (51, 36), (48, 52)]),
        (DETAIL, [(20, 66), (108, 66), (108, 70), (20, 70)]),
    ],
    [
        (BODY, [(58, 18), (100, 18), (104, 60), (116, 108), (14, 108), (14, 90), (56, 72)]),
        (DETAIL, [(14, 100), (116, 100), (116, 108), (14, 108)]),
    ],
]


def _inside(polygon: Polygon) -> NDArray[np.bool_]:
    """Which points of the canvas lie in the polygon, by the even-odd rule in whole numbers."""
    y, x = np.mgrid[:CANVAS, :CANVAS]
    odd = np.zeros((CANVAS, CANVAS), bool)
    for (x0, y0), (x1, y1) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if y0 == y1:
            continue
        if y0 > y1:
            x0, y0, x1, y1 = x1, y1, x0, y0
        spans = (y0 <= y) & (y < y1)
        odd ^= spans & ((x - x0) * (y1 - y0) < (y - y0) * (x1 - x0))
    return odd


def _template(shapes: list[tuple[int, Polygon]]) -> Pixels:
    canvas = np.zeros((CANVAS, CANVAS), np.uint8)
    for level, polygon in shapes:
        canvas[_inside(polygon)] = level
    return canvas


def templates_of_labels() -> Pixels:
    """The ten silhouettes, in the labels' order: (10, 128, 128) of 0, BODY and DETAIL."""
    return np.stack([_template(shapes) for shapes in _SHAPES])


# rounded to whole numbers once, so that no machine's sine differs from another's
_COSINE = np.array([round(ONE * math.cos(math.radians(a))) for a in range(-90, 91)], np.int32)
_SINE = np.array([round(ONE * math.sin(math.radians(a))) for a in range(-90, 91)], np.int32)


def clothes28(n: int, seed: int) -> tuple[Pixels, NDArray[np.int64]]:
    """`n` pictures (n, 28, 28) uint8 and their labels (n,) int64; all classes equally often."""
    random = np.random.RandomState(seed)
    labels = random.permutation(np.arange(n) % len(LABELS)).astype(np.int64)
    templates = templates_of_labels()
    pictures = np.empty((n, SIZE, SIZE), np.uint8)
    for start in range(0, n, CHUNK):
        chunk = labels[start : start + CHUNK]
        levels = placed(templates, chunk, random)
        pictures[start : start + CHUNK] = _shaded(levels, random)
    return pictures, labels


def placed(templates: Pixels, labels: NDArray[np.int64], random: Any) -> Pixels:
    """Each label's template, turned, scaled, sheared and shifted: (n, 56, 56) of levels."""
    n, side = len(labels), SIZE * FINE
    angle = 90 + random.randint(-12, 13, n)
    width, height, shear = (
        random.randint(low, high, n).astype(np.int32)[:, None, None]
        for low, high in ((800, 1150), (880, 1180), (-110, 111))
    )
    shift = random.randint(-9, 10, (2, n)).astype(np.int32)
    # output sample -> canvas, around the middle, in units of 1/ONE
    offset = (2 * np.arange(side, dtype=np.int32) + 1 - side) * CANVAS * ONE // (2 * side)
    v, u = np.meshgrid(offset, offset, indexing="ij")
    c, s = (table[angle][:, None, None] for table in (_COSINE, _SINE))
    x = (c * u + s * v) // ONE
    y = (c * v - s * u) // ONE
    x = x * ONE // width + shear * y // ONE
    y = y * ONE // height
    column = x // ONE + CANVAS // 2 + shift[0][:, None, None]
    row = y // ONE + CANVAS // 2 + shift[1][:, None, None]
    outside = (column < 0) | (column >= CANVAS) | (row < 0) | (row >= CANVAS)
    column, row = (np.clip(place, 0, CANVAS - 1) for place in (column, row))
    levels: Pixels = templates[labels[:, None, None], row, column]
    levels[outside] = 0
    return levels


def _shaded(levels: Pixels, random: Any) -> Pixels:
    """Grey values: a cloth's brightness and pattern, its details, speckle and noise."""
    n, side = len(levels), SIZE * FINE
    bright = random.randint(90, 236, n)[:, None, None]
    darker = random.randint(35, 95, n)[:, None, None] * random.choice([-1, 1], n)[:, None, None]
    value = np.where(levels > 0, bright + pattern_of_cloth(n, side, random), 0)
    value = np.where(levels == DETAIL, value + darker, value)
    pixels = value.reshape(n, SIZE, FINE, SIZE, FINE).sum((2, 4)) // FINE**2
    strength = random.randint(4, 16, n)[:, None, None]
    # the sum of three dice is near enough to a bell, and whole
    bell = random.randint(-7, 8, (3, n, SIZE, SIZE)).sum(0)
    speckle = (random.randint(0, 60, (n, SIZE, SIZE)) == 0) * random.randint(30, 120)
    noisy = pixels + bell * strength // 7 + speckle
    pictures: Pixels = np.clip(noisy, 0, 255).astype(np.uint8)
    return pictures


def pattern_of_cloth(n: int, side: int, random: Any) -> NDArray[np.int64]:
    """Plain, stripes or checks, of each picture's own period and depth: (n, side, side) <= 0."""
    kind = random.randint(0, 6, n)[:, None, None]  # 0, 1 and 2 are plain
    period = random.randint(4, 12, n)[:, None, None]
    depth = random.randint(20, 80, n)[:, None, None]
    y, x = np.mgrid[:side, :side]
    across, down = (y // period) % 2, (x // period) % 2
    dark = np.select([kind == 3, kind == 4, kind == 5], [across, down, across ^ down], 0)
    pattern: NDArray[np.int64] = -depth * dark
    return pattern
