"""Normalise each channel over the batch."""

import torch
from torch import Tensor


def batch_norm(
    X: Tensor,
    gamma: Tensor,
    beta: Tensor,
    run_mean: Tensor,
    run_var: Tensor,
    momentum: float,
    eps: float,
    training: bool,
) -> Tensor:
    """Batch normalisation of features (n, c) or maps (n, c, h, w)."""
    mean, var = run_mean, run_var
    if training:
        axes = [0, *range(2, X.dim())]  # all but the channels
        mean, var = X.mean(axes), X.var(axes, correction=0)  # (c,): this batch's own
        with torch.no_grad():
            N = X.numel() // len(mean)
            run_mean += momentum * (mean - run_mean)
            # the batch's own mean is nearer to its rows than the true one: N - 1 makes up for it
            run_var += momentum * (var * N / (N - 1) - run_var)
    shape = [1, -1] + [1] * (X.dim() - 2)  # lines up with the channels of X
    scale = gamma / (var + eps).sqrt()
    return (X - mean.view(shape)) * scale.view(shape) + beta.view(shape)
