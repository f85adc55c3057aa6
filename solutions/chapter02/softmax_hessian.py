"""The second derivatives of the cross-entropy, which are a covariance."""

import torch
from torch import Tensor


def softmax_hessian(o: Tensor) -> Tensor:
    """diag(p) - p p^T, shape (q, q)."""
    # The gradient is p - onehot(y). The label is a constant, so only p is differentiated again:
    # dp[i] / do[j] = p[i] * ((1 if i == j else 0) - p[j]).
    # The same matrix is the covariance of a one-hot label drawn with the probabilities p.
    p = torch.softmax(o, dim=0)  # (q,)
    return torch.diag(p) - torch.outer(p, p)
