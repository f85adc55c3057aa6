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
    """Batch normalisation of c channels, for inputs (n, c) and (n, c, h, w)."""

    running_mean: Tensor
    running_var: Tensor

    def __init__(self, c: int, momentum: float = 0.1, eps: float = 1e-5) -> None:
        super().__init__()
        self.momentum, self.eps = momentum, eps
        self.weight = nn.Parameter(torch.ones(c))  # learnt: the optimiser gets them
        self.bias = nn.Parameter(torch.zeros(c))
        self.register_buffer("running_mean", torch.zeros(c))  # noted: saved and moved, not learnt
        self.register_buffer("running_var", torch.ones(c))

    def forward(self, X: Tensor) -> Tensor:
        """X normalised, of the same shape."""
        if self.training and X.numel() == X.shape[1]:
            raise ValueError(f"one number for each channel has no variance: {tuple(X.shape)}")
        return batch_norm(
            X, self.weight, self.bias, self.running_mean, self.running_var,
            self.momentum, self.eps, self.training,
        )  # fmt: skip
