"""One backward pass for a function with many outputs."""

from collections.abc import Callable

import torch
from torch import Tensor


def vjp(f: Callable[[Tensor], Tensor], x: Tensor, v: Tensor) -> Tensor:
    """The vector-Jacobian product J^T v of f at x: (d,) -> (m,), with v of shape (m,)."""
    x = x.detach().requires_grad_()  # a leaf of our own: the caller's tensor stays as it is
    y = f(x)  # (m,)
    # y has m numbers, and backward starts from weights for them: the gradient of sum(v * y).
    # Returned, and not added to x.grad.
    (gradient,) = torch.autograd.grad(y, x, grad_outputs=v)
    return gradient
