"""All squared distances between two sets of points, in little memory."""

from torch import Tensor


def sq_dist(A: Tensor, B: Tensor) -> Tensor:
    """Squared Euclidean distance of every row of A (n, d) to every row of B (m, d): (n, m)."""
    a2 = (A * A).sum(1, keepdim=True)  # (n, 1): one number a row, the same in every column
    b2 = (B * B).sum(1)  # (m,): read as (1, m), the same in every row
    # |a - b|^2 = |a|^2 - 2 a.b + |b|^2: the product sums over d without storing an (n, m, d) block
    D = a2 - 2 * A @ B.T + b2
    # large numbers that nearly cancel leave a rounding error, which may fall below 0
    return D.clamp(min=0)
