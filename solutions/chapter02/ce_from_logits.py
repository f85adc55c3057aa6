"""Cross-entropy straight from the scores."""

import torch
from torch import Tensor


def ce_from_logits(o: Tensor, y: Tensor, reduction: str = "mean") -> Tensor:
    """Cross-entropy of scores o, shape (n, q), at the labels y, shape (n,)."""
    # Scores may be shifted, row by row: with the largest of each row at 0 no exponential overflows,
    # and their sum is at least 1, so that its logarithm is an ordinary number.
    shifted = o - o.amax(dim=1, keepdim=True)  # (n, q) - (n, 1)
    log_sum = shifted.exp().sum(dim=1).log()  # (n,), between 0 and log q
    own = shifted[torch.arange(len(y), device=o.device), y]  # (n,), each row at its own label

    # A difference of scores, not the logarithm of a quotient: nothing here rounds to 0.
    losses = log_sum - own
    if reduction == "mean":
        return losses.mean()
    if reduction == "sum":
        return losses.sum()
    return losses
