"""Reshape, and know what you have got: a view or a copy."""

from torch import Tensor


def reshape_safely(x: Tensor, shape: tuple[int, ...]) -> tuple[Tensor, bool]:
    """(y, shares): x in another shape, and whether y uses x's memory."""
    y = x.reshape(shape)  # a view where the memory allows one, else a copy
    # data_ptr is the address of the first number; a view begins at the same one as x
    return y, y.data_ptr() == x.data_ptr()
