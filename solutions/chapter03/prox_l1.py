"""Weights that are exactly zero: the proximal step of the L1 penalty."""

import torch
from torch import Tensor


@torch.no_grad()
def prox_l1_(w: Tensor, t: float) -> None:
    """Move each entry towards 0 by t, and no further than to 0; in place."""
    # whatever lies within [-t, t] is taken away: all of a small entry, t of a large one
    w -= w.clamp(-t, t)


def lasso(X: Tensor, y: Tensor, lam: float, lr: float, steps: int) -> Tensor:
    """Minimise mean((X w - y)**2 / 2) + lam * sum(|w|), starting from 0."""
    w = X.new_zeros(X.shape[1])
    for _ in range(steps):
        w -= lr * X.T @ (X @ w - y) / len(y)  # the smooth part: a step down its gradient
        prox_l1_(w, lr * lam)  # the part with a kink: solved exactly
    return w
