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
    """The array that the bytes of an IDX file hold; ValueError if they do not hold one."""
    if data[:2] != b"\0\0":
        raise ValueError(f"an IDX file begins with two zero bytes, this one with {data[:2]!r}")
    code, axes = data[2], data[3]
    if code not in TYPES:
        raise ValueError(f"no type of numbers has the code {code:#04x}")
    start = 4 + 4 * axes  # one size field of four bytes for each axis
    shape = [int.from_bytes(data[at : at + 4], "big") for at in range(4, start, 4)]

    stored = np.dtype(TYPES[code]).newbyteorder(">")  # ">": most significant byte first
    numbers = np.frombuffer(data[start:], stored)  # a view of the bytes, and read-only like them
    # reshape raises ValueError when the count is wrong; astype copies into the machine's order
    return numbers.reshape(shape).astype(TYPES[code])
