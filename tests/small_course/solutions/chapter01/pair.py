"""Two functions."""

from torch import Tensor


def double(x: Tensor) -> Tensor:
    """2x."""
    return 2 * x


def total(x: Tensor) -> Tensor:
    """The sum over the last axis."""
    return x.sum(-1)
