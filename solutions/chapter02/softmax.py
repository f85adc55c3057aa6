"""Turn scores into probabilities."""

from torch import Tensor


def softmax(X: Tensor) -> Tensor:
    """The softmax of each row of X, shape (n, q), for scores of any size."""
    # exp(x - m) / sum exp(x - m) is the same for every m. With the row's own maximum the largest
    # exponential is exp(0) = 1: nothing overflows, and the sum is never 0.
    shifted = X - X.amax(dim=1, keepdim=True)  # (n, q) - (n, 1)
    exps = shifted.exp()
    return exps / exps.sum(dim=1, keepdim=True)  # (n, q) / (n, 1)
