"""The classes have become more or less frequent: find out how, without a single new label."""

import torch
from torch import Tensor


def confusion(y: Tensor, guess: Tensor, k: int) -> Tensor:
    """How a classifier's guesses depend on the true class, (k, k), float64."""
    counts = torch.bincount(k * guess + y, minlength=k * k).reshape(k, k).double()
    return counts / counts.sum(dim=0)  # each column, a true class, adds up to 1


def label_shift(C: Tensor, mu: Tensor, p: Tensor) -> Tensor:
    """How much each class must count in training, (k,)."""
    q = torch.linalg.solve(C, mu)  # mu[i] = sum over j of p(guess i | class j) q[j]
    q = q.clamp(min=0)  # mu is measured, and so q may come out a little below 0
    return q / q.sum() / p
