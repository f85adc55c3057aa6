"""Train a multilayer perceptron with nothing but tensors."""

from collections.abc import Callable

import torch
from torch import Tensor


def nobody(epoch: int, loss: float) -> None:
    """The report that goes nowhere."""


def cross_entropy(O: Tensor, y: Tensor) -> Tensor:  # noqa: E741
    """Mean cross-entropy of scores O (n, q) with labels y (n,). Given."""
    return (O.logsumexp(dim=1) - O[torch.arange(len(y), device=y.device), y]).mean()


def init_params(d: int, h: int, q: int) -> list[Tensor]:
    """[W1, b1, W2, b2] of shapes (d, h), (h,), (h, q), (q,): float32, requires_grad=True.

    Weights are drawn from a normal distribution of mean 0 and standard deviation 0.01, anew in
    every call; biases are 0. Each is a leaf: nothing has been computed from a tensor that
    requires a gradient.
    """
    raise NotImplementedError


def net(X: Tensor, params: list[Tensor]) -> Tensor:
    """Scores relu(X W1 + b1) W2 + b2, shape (n, q), of X (n, d)."""
    raise NotImplementedError


def train(
    params: list[Tensor],
    X: Tensor,
    y: Tensor,
    epochs: int,
    lr: float,
    batch_size: int,
    report: Callable[[int, float], None] = nobody,
) -> None:
    """Minibatch stochastic gradient descent on the mean cross-entropy; changes params in place.

    X: float32 (n, d). y: int64 (n,), in any order, sorted too. In each epoch take all examples in
    a new random order, batch_size at a time (the last batch may be shorter), and for each batch
    move every parameter: p <- p - lr * dL/dp. No gradients are left behind: p.grad is None or 0.
    After each epoch (1, 2, ...) call report(epoch, mean loss of that epoch as a float).
    """
    raise NotImplementedError
