"""The loss of softmax regression, and its gradient by hand."""

import torch
from torch import Tensor


def softmax_ce(o: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Mean of -log p[i, y[i]], shape (), and its gradient with respect to o, shape (n, q)."""
    n = len(o)
    rows = torch.arange(n, device=o.device)
    p = torch.softmax(o, dim=1)  # (n, q)
    loss = -p[rows, y].log().mean()  # row i at its own label

    # -log p[y] = log(sum of exp o[k]) - o[y]. The first term changes with o[j] by p[j], the second
    # by 1 if j is the label: what was predicted minus what came, as a one-hot row.
    do = p.clone()
    do[rows, y] -= 1
    return loss, do / n  # the mean divides by n, and so does its gradient
