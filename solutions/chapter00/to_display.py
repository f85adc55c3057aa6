"""Four ways to look at numbers: bytes, colours in place, a sheet of pictures, a line of bars."""

import numpy as np

BARS = "▁▂▃▄▅▆▇█"  # eight bars, from the lowest, BARS[0], to the highest, BARS[7]


def to_uint8(img: np.ndarray) -> np.ndarray:
    """Floats -> bytes of the same shape."""
    # clip first: a byte cannot hold -25 or 331, and the cast would make other numbers of them
    return (255 * np.clip(img, 0, 1)).round().astype(np.uint8)


def channels_last(img: np.ndarray) -> np.ndarray:
    """(3, h, w) -> (h, w, 3)."""
    return img.transpose(1, 2, 0)  # the old axes 1 and 2 come first, axis 0 last


def grid(X: np.ndarray, rows: int) -> np.ndarray:
    """(n, h, w) -> (rows * h, columns * w)."""
    n, h, w = X.shape
    columns = -(-n // rows)  # n / rows, rounded up
    sheet = np.zeros((rows * h, columns * w))
    for i in range(n):
        row, column = divmod(i, columns)  # reading order: a row is full after `columns` pictures
        sheet[row * h : (row + 1) * h, column * w : (column + 1) * w] = X[i]
    return sheet


def means(values: list[float], width: int) -> list[float]:
    """The means of `width` pieces, into which values are cut in order."""
    n = len(values)
    pieces = [values[j * n // width : (j + 1) * n // width] for j in range(width)]
    return [sum(piece) / len(piece) for piece in pieces]


def spark(values: list[float], width: int) -> str:
    """n numbers -> `width` bars."""
    levels = means(values, width)
    low, high = min(levels), max(levels)
    if low == high:  # a flat curve; there is nothing to divide by
        return BARS[0] * width
    return "".join(BARS[round(7 * (m - low) / (high - low))] for m in levels)
