"""`cifar_like`: the ten silhouettes of `clothes28` in colour, 3×32×32, drawn from a seed.

A stand-in for CIFAR-10: things in colour, anywhere in the picture, before a background that has
nothing to do with them. Each class has a hue of its own, but its pictures' hues spread over a third
of the circle and overlap those of its neighbours, so that colour helps a little and shape decides.
Measured on 5000 training and 1000 test pictures: the commonest class is right on 0.10, the class of
the nearest mean colour on 0.11, a linear model of all pixels on 0.38, a LeNet (62 thousand
parameters, SGD with momentum, six seconds of one CPU) on 0.62 after 6 epochs.

Like `clothes28`: whole-number arithmetic on numbers of NumPy's `RandomState`, so that every machine
draws the same bytes.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.lab.data import clothes

VERSION = 1
SIZE = 32  # pixels a side
GRID = 5  # a background is blended between GRID × GRID colours
CIRCLE = 6 * 256  # hues: red 0, yellow 256, green 512, cyan 768, blue 1024, magenta 1280
SPREAD = CIRCLE // 6  # how far a picture's hue may lie from its class's
OVER = 6  # samples by which the frame of a silhouette may reach over the edge
CHUNK = 200

Pixels = NDArray[np.uint8]
Numbers = NDArray[np.int64]

_HUES = np.arange(len(clothes.LABELS)) * CIRCLE // len(clothes.LABELS)


def cifar_like(n: int, seed: int) -> tuple[Pixels, Numbers]:
    """`n` pictures (n, 3, 32, 32) uint8 and their labels (n,) int64; all classes equally often."""
    random = np.random.RandomState(seed)
    labels = random.permutation(np.arange(n) % len(clothes.LABELS)).astype(np.int64)
    templates = clothes.templates_of_labels()
    pictures = np.empty((n, 3, SIZE, SIZE), np.uint8)
    for start in range(0, n, CHUNK):
        chunk = labels[start : start + CHUNK]
        levels = _anywhere(clothes.placed(templates, chunk, random), random)
        pictures[start : start + CHUNK] = _painted(levels, chunk, random)
    return pictures, labels


def _anywhere(levels: Pixels, random: Any) -> Pixels:
    """The silhouettes somewhere in the larger picture, half of them mirrored: (n, 64, 64).

    A few reach over the edge, as things in photographs do.
    """
    n, side = len(levels), SIZE * clothes.FINE
    inside = slice(OVER, OVER + side)
    room = side + 2 * OVER - levels.shape[1]
    wide = np.zeros((n, side + 2 * OVER, side + 2 * OVER), np.uint8)
    for k, (down, right, mirrored) in enumerate(random.randint(0, room, (n, 3))):
        one = levels[k, :, ::-1] if mirrored % 2 else levels[k]
        wide[k, down : down + one.shape[0], right : right + one.shape[1]] = one
    return wide[:, inside, inside]


def _painted(levels: Pixels, labels: Numbers, random: Any) -> Pixels:
    """Cloth in the class's colours before a background of any; light from one side; noise."""
    n, side = len(labels), SIZE * clothes.FINE
    cloth = _colours(_HUES[labels] + random.randint(-SPREAD, SPREAD + 1, n), random)
    pattern = clothes.pattern_of_cloth(n, side, random)[:, None]
    darker = random.randint(40, 100, n) * random.choice([-1, 1], n)
    cloth = cloth[:, :, None, None] + pattern + (levels == clothes.DETAIL)[:, None] * _each(darker)
    value = np.where(levels[:, None] > 0, cloth, _backgrounds(n, random))
    value = value.reshape(n, 3, SIZE, clothes.FINE, SIZE, clothes.FINE).sum((3, 5))
    slope = random.randint(-24, 25, (2, n))
    away = np.arange(SIZE) - SIZE // 2
    light = (slope[0][:, None, None] * away[:, None] + slope[1][:, None, None] * away) // SIZE
    bell = random.randint(-7, 8, (3, n, 3, SIZE, SIZE)).sum(0)  # three dice: nearly a bell
    strength = _each(random.randint(6, 18, n))
    noisy = value // clothes.FINE**2 + 2 * light[:, None] + bell * strength // 7
    pictures: Pixels = np.clip(noisy, 0, 255).astype(np.uint8)
    return pictures


def _each(numbers: Numbers) -> Numbers:
    """One number for each picture, to be stretched over its channels and pixels."""
    return numbers[:, None, None, None]


def _colours(hues: Numbers, random: Any) -> Numbers:
    """A colour (n, 3) for each hue, of any saturation from pale to full, bright or dark."""
    saturation, bright = random.randint(60, 220, len(hues)), random.randint(110, 250, len(hues))
    third = np.array([0, CIRCLE // 3, 2 * CIRCLE // 3])  # where red, green and blue are full
    apart = np.abs((hues[:, None] - third + CIRCLE // 2) % CIRCLE - CIRCLE // 2)
    missing = np.clip(apart - CIRCLE // 6, 0, 256)  # 0 near the channel's own hue, 256 far from it
    colours: Numbers = bright[:, None] * (65536 - saturation[:, None] * missing) // 65536
    return colours


def _backgrounds(n: int, random: Any) -> Numbers:
    """(n, 3, 64, 64): a few colours that blend, and a grain or stripes of the picture's own."""
    side = SIZE * clothes.FINE
    base = _colours(random.randint(0, CIRCLE, n), random)[:, :, None, None]
    grid = base + random.randint(-70, 71, (n, 3, GRID, GRID))
    # each sample lies between two lines of the grid: how much of the second, in 1/side
    place = np.arange(side) * (GRID - 1)
    line, share = place // side, place % side
    rows = grid[:, :, line] * (side - share)[:, None] + grid[:, :, line + 1] * share[:, None]
    blend = rows[..., line] * (side - share) + rows[..., line + 1] * share
    grain = random.randint(-40, 41, (n, 1, SIZE, SIZE)).repeat(2, 2).repeat(2, 3)
    grained = random.randint(0, 2, n)[:, None, None, None]
    stripes = clothes.pattern_of_cloth(n, side, random)[:, None]
    return np.asarray(blend // side**2 + grain * grained + stripes * (1 - grained), np.int64)
