"""Have the inputs changed? A classifier that can tell old from new says so."""

import math
from collections.abc import Callable

import torch
from torch import Tensor


def train_classifier(X: Tensor, y: Tensor) -> Callable[[Tensor], Tensor]:
    """A linear classifier, fitted to X (n, d) and labels y, 0 or 1, (n,). Given."""
    mean, std = X.mean(0), X.std(0) + 1e-6
    A = torch.cat(((X - mean) / std, torch.ones_like(X[:, :1])), 1).double()
    penalty = 1e-3 * torch.eye(A.shape[1], dtype=A.dtype, device=A.device)
    w = torch.linalg.solve(A.T @ A + penalty, A.T @ (2 * y.double() - 1))

    def guess(X: Tensor) -> Tensor:
        A = torch.cat(((X - mean) / std, torch.ones_like(X[:, :1])), 1).double()
        return (A @ w > 0).long()

    return guess


def p_value(hits: int, n: int) -> float:
    """How probable it is to be right at least `hits` times out of n by tossing a fair coin."""
    return sum(math.comb(n, k) for k in range(hits, n + 1)) / 2**n


def shift_detector(Xs: Tensor, Xt: Tensor) -> float:
    """The classifier two-sample test: a small number means that Xs and Xt differ."""
    half = len(Xs) // 2
    train = torch.cat((Xs[:half], Xt[:half]))
    held_out = torch.cat((Xs[half:], Xt[half:]))
    y = torch.arange(2, device=Xs.device).repeat_interleave(half)  # 0 ... 0, 1 ... 1; for both
    guess = train_classifier(train, y)
    hits = int((guess(held_out) == y).sum())  # on rows that it has not seen
    return p_value(hits, len(y))
