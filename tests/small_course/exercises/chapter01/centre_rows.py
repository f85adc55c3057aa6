"""Centre the rows of a matrix."""

from torch import Tensor


def centre_rows(X: Tensor) -> Tensor:
    """Subtract each row's mean: X (n, d) -> (n, d)."""
    raise NotImplementedError
