"""Batch normalisation as a layer that knows what it is doing."""

import torch
from torch import Tensor, nn


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
    """The function of the exercise before, for (n, c) and (n, c, h, w); given.

    Training: normalises by the batch, and lets run_mean and run_var take a step in place.
    Otherwise it normalises by run_mean and run_var.
    """
    mean, var = run_mean, run_var
    if training:
        axes = [0, *range(2, X.dim())]
        mean, var = X.mean(axes), X.var(axes, correction=0)
        with torch.no_grad():
            N = X.numel() // len(mean)
            run_mean += momentum * (mean - run_mean)
            run_var += momentum * (var * N / max(N - 1, 1) - run_var)
    shape = [1, -1] + [1] * (X.dim() - 2)
    scale = gamma / (var + eps).sqrt()
    return (X - mean.view(shape)) * scale.view(shape) + beta.view(shape)


class BN(nn.Module):
    """Batch normalisation of c channels, for inputs (n, c) and (n, c, h, w).

    Its names are those of nn.BatchNorm2d, each of shape (c,):

        weight, bias                 learnt: gamma, at first 1, and beta, at first 0
        running_mean, running_var    noted, not learnt: at first 0 and 1

    What is noted belongs to the state: it is saved and loaded with the parameters, and goes along
    with `.to(...)`; but no optimiser is handed it. The layer behaves as `net.train()` and
    `net.eval()` say. In training a batch with one number a channel is a ValueError: (1, c), or
    (1, c, 1, 1). A single image of more than one pixel is a batch like any other.

        BN(3)(torch.randn(8, 3, 5, 5))    # mean 0 and variance 1 over each of the 3 channels
    """

    def __init__(self, c: int, momentum: float = 0.1, eps: float = 1e-5) -> None:
        raise NotImplementedError

    def forward(self, X: Tensor) -> Tensor:
        """X normalised, of the same shape."""
        raise NotImplementedError
