"""Have the inputs changed? A classifier that can tell old from new says so."""

from collections.abc import Callable

import torch
from torch import Tensor


def train_classifier(X: Tensor, y: Tensor) -> Callable[[Tensor], Tensor]:
    """A linear classifier, fitted to X (n, d) and labels y, 0 or 1, (n,). Given.

    Returns a function that takes inputs (m, d) and guesses their labels, int64, (m,). It fits so
    eagerly that on few rows it learns many of them by heart.
    """
    mean, std = X.mean(0), X.std(0) + 1e-6
    A = torch.cat(((X - mean) / std, torch.ones_like(X[:, :1])), 1).double()
    penalty = 1e-3 * torch.eye(A.shape[1], dtype=A.dtype, device=A.device)
    w = torch.linalg.solve(A.T @ A + penalty, A.T @ (2 * y.double() - 1))

    def guess(X: Tensor) -> Tensor:
        A = torch.cat(((X - mean) / std, torch.ones_like(X[:, :1])), 1).double()
        return (A @ w > 0).long()

    return guess


def p_value(hits: int, n: int) -> float:
    """How probable it is to be right at least `hits` times out of n by tossing a fair coin.

        p_value(0, 5)      # 1.0
        p_value(4, 5)      # (5 + 1) / 32 = 0.1875
    """
    raise NotImplementedError


def shift_detector(Xs: Tensor, Xt: Tensor) -> float:
    """The classifier two-sample test: a small number means that Xs and Xt differ.

    Xs: n rows of the source, Xt: n rows of the target, both (n, d), n even, rows in random order.
    The first half of the rows of each trains a classifier of source (0) against target (1); on the
    other halves it guesses. If source and target have the same distribution, nothing can do
    better there than tossing a coin. Returns the `p_value` of its hits on those n rows.
    """
    raise NotImplementedError
