"""Four ways to look at numbers: bytes, colours in place, a sheet of pictures, a line of bars."""

import numpy as np

BARS = "▁▂▃▄▅▆▇█"  # eight bars, from the lowest, BARS[0], to the highest, BARS[7]


def to_uint8(img: np.ndarray) -> np.ndarray:
    """A picture of floats as a picture of bytes, ready for an image file.

    img: floats of any shape. 0 is black and 1 is full brightness; some numbers may lie outside.
    Returns dtype uint8, of the same shape: each number is brought into the range 0 to 1, taken
    times 255, and rounded. img stays as it is.

        to_uint8(np.array([[0.0, 0.5, 1.0], [-0.1, 0.2, 1.3]]))     # [[0, 128, 255], [0, 51, 255]]
    """
    raise NotImplementedError


def channels_last(img: np.ndarray) -> np.ndarray:
    """From the order of PyTorch to that of image files: (3, h, w) becomes (h, w, 3).

    The number at [c, i, j] of img is the one at [i, j, c] of the result.
    """
    raise NotImplementedError


def grid(X: np.ndarray, rows: int) -> np.ndarray:
    """Several pictures on one sheet, in reading order: left to right, then the next row.

    X: n pictures of shape (h, w), as an array of floats of shape (n, h, w), n >= 1. There are
    `rows` rows of pictures, and as many columns as are needed (n / rows, rounded up); places left
    over are 0. Returns shape (rows * h, columns * w). The numbers stay as they are.

    Four pictures of 1 x 2 pixels, in two rows:

        grid(np.array([[[1., 1.]], [[2., 2.]], [[3., 3.]], [[4., 4.]]]), 2)
        # [[1., 1., 2., 2.],
        #  [3., 3., 4., 4.]]
    """
    raise NotImplementedError


def means(values: list[float], width: int) -> list[float]:
    """The means of `width` pieces, into which values are cut in order (given)."""
    n = len(values)
    pieces = [values[j * n // width : (j + 1) * n // width] for j in range(width)]
    return [sum(piece) / len(piece) for piece in pieces]


def spark(values: list[float], width: int) -> str:
    """A curve as a line of `width` bars, for a terminal: one bar for each of means(values, width).

    values: n numbers, n >= width >= 1. Of the means, the lowest becomes BARS[0] and the highest
    BARS[7]; a mean m in between becomes the bar of number

        round(7 * (m - lowest) / (highest - lowest))

    If all means are equal, all bars are BARS[0].

        spark([1.0, 2.0, 3.0, 8.0], 4)                # "▁▂▃█"
        spark([1.0, 1.0, 5.0, 5.0, 3.0, 3.0], 3)      # "▁█▅"
    """
    raise NotImplementedError
