"""Weights that keep the scale of signals and gradients: Xavier's and He's initialisation."""

import math

import torch
from torch import Generator, Tensor


def fans(W: Tensor) -> tuple[int, int]:
    """How many numbers one output sums up, and how many sums one input goes into."""
    positions = math.prod(W.shape[2:])  # of the kernel; 1 for a linear layer
    return W.shape[1] * positions, W.shape[0] * positions


@torch.no_grad()
def xavier_uniform_(W: Tensor, gain: float, generator: Generator) -> Tensor:
    """Fill W in place, uniformly, with variance gain^2 * 2 / (fan_in + fan_out)."""
    a = gain * math.sqrt(6 / sum(fans(W)))  # the variance of U(-a, a) is a^2 / 3
    return W.uniform_(-a, a, generator=generator)


@torch.no_grad()
def kaiming_normal_(W: Tensor, generator: Generator) -> Tensor:
    """Fill W in place with mean 0 and variance 2 / fan_in; the 2 makes up for what ReLU halves."""
    fan_in, _ = fans(W)
    return W.normal_(0, math.sqrt(2 / fan_in), generator=generator)
