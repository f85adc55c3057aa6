"""Linear regression from scratch: the whole training run."""

from collections.abc import Callable

import torch
from torch import Tensor


def nobody(epoch: int, loss: float) -> None:
    """The report that goes nowhere."""


def half_mean_squared_error(y_hat: Tensor, y: Tensor) -> Tensor:
    """The mean of (y_hat - y)^2 / 2 over the examples; both of shape (n, 1)."""
    assert y_hat.shape == y.shape  # (n, 1) against (n,) would be n * n differences
    return ((y_hat - y) ** 2).mean() / 2


def train(
    X: Tensor,
    y: Tensor,
    init: tuple[Tensor, Tensor],
    lr: float,
    epochs: int,
    batch_size: int,
    report: Callable[[int, float], None] = nobody,
) -> tuple[Tensor, Tensor, list[float]]:
    """Fit w (d, 1) and b (1,) by minibatch stochastic gradient descent."""
    w, b = (start.detach().clone().requires_grad_() for start in init)  # the caller keeps theirs
    y = y.reshape(-1, 1)  # (n, 1), as X @ w
    losses = []
    for epoch in range(1, epochs + 1):
        for rows in torch.randperm(len(X), device=X.device).split(batch_size):
            loss = half_mean_squared_error(X[rows] @ w + b, y[rows])
            loss.backward()
            with torch.no_grad():
                for p in (w, b):
                    p -= lr * p.grad
                    p.grad = None  # or the next backward would add to it
        with torch.no_grad():  # measured once an epoch, on everything, with fixed parameters
            losses.append(half_mean_squared_error(X @ w + b, y).item())
        report(epoch, losses[-1])
    return w.detach(), b.detach(), losses
