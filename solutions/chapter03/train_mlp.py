"""Train a multilayer perceptron with nothing but tensors."""

from collections.abc import Callable

import torch
from torch import Tensor


def nobody(epoch: int, loss: float) -> None:
    """The report that goes nowhere."""


def cross_entropy(O: Tensor, y: Tensor) -> Tensor:  # noqa: E741
    """Mean cross-entropy of scores O (n, q) with labels y (n,)."""
    return (O.logsumexp(dim=1) - O[torch.arange(len(y), device=y.device), y]).mean()


def init_params(d: int, h: int, q: int) -> list[Tensor]:
    """[W1, b1, W2, b2]: small random weights, so that no two hidden units are alike."""
    W1, W2 = 0.01 * torch.randn(d, h), 0.01 * torch.randn(h, q)
    return [p.requires_grad_() for p in (W1, torch.zeros(h), W2, torch.zeros(q))]


def net(X: Tensor, params: list[Tensor]) -> Tensor:
    """Scores relu(X W1 + b1) W2 + b2, shape (n, q)."""
    W1, b1, W2, b2 = params
    return torch.relu(X @ W1 + b1) @ W2 + b2


def train(
    params: list[Tensor],
    X: Tensor,
    y: Tensor,
    epochs: int,
    lr: float,
    batch_size: int,
    report: Callable[[int, float], None] = nobody,
) -> None:
    """Minibatch stochastic gradient descent on the mean cross-entropy; changes params in place."""
    for epoch in range(1, epochs + 1):
        total = 0.0
        for rows in torch.randperm(len(y), device=y.device).split(batch_size):
            loss = cross_entropy(net(X[rows], params), y[rows])
            loss.backward()
            with torch.no_grad():
                for p in params:
                    p -= lr * p.grad
                    p.grad = None  # or the next backward would add to it
            total += loss.item() * len(rows)
        report(epoch, total / len(y))
