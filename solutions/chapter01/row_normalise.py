"""Rows that sum to 1."""

from torch import Tensor


def row_normalise(A: Tensor) -> Tensor:
    """Divide each row of A by its sum.

    A: numbers that are 0 or more (counts, weights), shape (n, m), floating point.
    Returns a new tensor of A's shape and dtype. Its rows sum to 1, however small the numbers in
    them are; a row of zeros stays a row of zeros. A stays as it is.

        row_normalise(torch.tensor([[1.0, 3.0], [0.0, 0.0]]))   # [[0.25, 0.75], [0.0, 0.0]]
    """
    totals = A.sum(1, keepdim=True)  # (n, 1): one number in front of each row
    totals = totals.masked_fill(totals == 0, 1)  # 0 / 1 is the 0 we want, 0 / 0 is NaN
    return A / totals  # (n, m) / (n, 1): the kept axis stretches along the row
