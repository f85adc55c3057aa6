"""Turn scores into probabilities."""

from torch import Tensor


def softmax(X: Tensor) -> Tensor:
    """The softmax of each row.

    X: scores ("logits") of n examples for q classes, shape (n, q), float32 or float64.
    Returns shape (n, q), of X's dtype and on X's device:

        softmax(X)[i, j] = exp(X[i, j]) / (exp(X[i, 0]) + ... + exp(X[i, q - 1]))

    No entry is negative and every row sums to 1. This holds for scores of any size: for 10000,
    for -10000, and for rows in which all scores but one are -inf. X stays as it is, and
    gradients flow from the result back to X.

        softmax(torch.tensor([[0.0, 0.0], [1000.0, 1000.0]]))   # 0.5 everywhere
    """
    raise NotImplementedError
