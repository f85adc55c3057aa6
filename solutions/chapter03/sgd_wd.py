"""A step of gradient descent that also lets the weights decay."""

from collections.abc import Iterable

import torch
from torch import Tensor


@torch.no_grad()  # the step itself is nothing to differentiate
def sgd_wd_(params: Iterable[Tensor], lr: float, wd: float) -> None:
    """Descend the loss plus wd/2 times the squared norm of the weights; biases don't decay."""
    for p in params:
        if p.grad is None:
            continue
        if p.ndim > 1:
            # the gradient of wd/2 * |p|^2 is wd * p: the step shrinks p by the factor 1 - lr * wd
            p *= 1 - lr * wd
        p -= lr * p.grad
