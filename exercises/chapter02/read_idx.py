"""Read the file format in which MNIST and Fashion-MNIST are handed around."""

import numpy as np

# The third byte of a file says how its numbers are stored.
TYPES = {
    0x08: np.uint8,
    0x09: np.int8,
    0x0B: np.int16,
    0x0C: np.int32,
    0x0D: np.float32,
    0x0E: np.float64,
}


def read_idx(data: bytes) -> np.ndarray:
    """The array that the bytes of an IDX file hold.

    The file of two images of 3 x 4 pixels begins like this (in hexadecimal):

        00 00       always zero
        08          the type of the numbers, a key of TYPES: here uint8
        03          how many axes there are: here 3
        00 00 00 02 the size of the first axis, four bytes, most significant byte first
        00 00 00 03 of the second
        00 00 00 04 of the third: there are as many size fields as axes
        ...         2 * 3 * 4 numbers, the last axis running fastest; numbers of more than one
                    byte are stored most significant byte first, too

    Returns an array of these sizes and this type, in the machine's own byte order, which the
    caller may write to. Raises ValueError if the first two bytes are not zero, if the type is not
    in TYPES, or if the numbers are more or fewer than the sizes say.
    """
    raise NotImplementedError
