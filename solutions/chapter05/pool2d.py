"""Pooling: the largest number of each window, or their mean."""

import torch
from torch import Tensor


def pool2d(X: Tensor, k: int, s: int | None = None, p: int = 0, mode: str = "max") -> Tensor:
    """Windows of k×k, by s, in a frame of p: (n, c, h, w) -> (n, c, h', w')."""
    s = k if s is None else s
    n, c, h, w = X.shape
    # what the frame holds must not decide: nothing is smaller than -inf, and 0 adds nothing
    frame = -torch.inf if mode == "max" else 0.0
    P = X.new_full((n, c, h + 2 * p, w + 2 * p), frame)
    P[:, :, p : p + h, p : p + w] = X

    windows = P.unfold(2, k, s).unfold(3, k, s)  # (n, c, h', w', k, k), a view
    return windows.amax((4, 5)) if mode == "max" else windows.mean((4, 5))
