"""A maximum, from nothing but sums and ReLU."""

from torch import Tensor


def max_by_relu(a: Tensor, b: Tensor) -> Tensor:
    """b, and what a has on top of it, if anything."""
    return (a - b).relu() + b


def max_pool_by_relu(X: Tensor) -> Tensor:
    """2×2 max pooling as a tournament: the left against the right, then the upper row's winner."""
    h, w = X.shape[2] // 2 * 2, X.shape[3] // 2 * 2
    X = X[:, :, :h, :w]
    # each of these slices is a convolution with stride 2 whose kernel holds a single 1
    rows = max_by_relu(X[..., 0::2], X[..., 1::2])  # (n, c, h, w / 2)
    return max_by_relu(rows[:, :, 0::2], rows[:, :, 1::2])  # (n, c, h / 2, w / 2)
