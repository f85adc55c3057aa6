"""y <- y + a x, in the memory that y already has."""

from torch import Tensor


def axpy_(y: Tensor, a: float, x: Tensor) -> Tensor:
    """Add a times x to y in place, and return y."""
    # the underscore means in place; alpha multiplies while adding, so a * x is never stored
    return y.add_(x, alpha=a)
