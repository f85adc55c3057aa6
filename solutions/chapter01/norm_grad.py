"""The slope of a length, also where it has a kink."""

import torch
from torch import Tensor


def norm_grad(x: Tensor) -> Tensor:
    """The gradient of the length of x, that is of f(x) = sqrt(x_1**2 + ... + x_n**2).

    x: shape (n,), floating point.
    Returns the gradient at x: a new tensor of shape (n,) and of x's dtype. At x = 0, where f has
    a kink and no gradient, it returns the subgradient 0 (a vector of n zeros).
    x stays as it is.

        norm_grad(torch.tensor([3.0, -4.0]))   # [0.6, -0.8]
    """
    length = x.square().sum().sqrt()
    if length == 0:
        return torch.zeros_like(x)  # any vector of length at most 1 would be a subgradient
    # with u = x·x, f = sqrt(u): df/dx_i = 1 / (2 sqrt(u)) times 2 x_i
    return x / length
