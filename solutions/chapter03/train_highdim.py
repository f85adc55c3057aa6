"""Linear regression with ten times as many weights as examples."""

from collections.abc import Callable

import torch
from torch import Tensor


def nobody(epoch: int, loss: float) -> None:
    """The report that goes nowhere."""


def train_highdim(
    X: Tensor,
    y: Tensor,
    w: Tensor,
    b: Tensor,
    lam: float,
    lr: float,
    epochs: int,
    batch_size: int,
    report: Callable[[int, float], None] = nobody,
) -> tuple[Tensor, Tensor]:
    """Minimise mean((X w + b - y)**2 / 2) + lam/2 * |w|**2, starting from w and b."""
    w, b = (p.detach().clone().requires_grad_() for p in (w, b))  # the start stays as it was

    def data_loss(X, y):
        return ((X @ w + b - y) ** 2).mean() / 2

    for epoch in range(1, epochs + 1):
        for rows in torch.randperm(len(X), device=X.device).split(batch_size):
            # what is to be felt by w has to be in the sum before the gradient is taken
            loss = data_loss(X[rows], y[rows]) + lam / 2 * (w**2).sum()
            for p, slope in zip((w, b), torch.autograd.grad(loss, (w, b)), strict=True):
                p.data -= lr * slope
        with torch.no_grad():
            report(epoch, data_loss(X, y).item())
    return w.detach(), b.detach()


def torch_settings(lam: float, lr: float) -> tuple[float, float]:
    """The (lr, weight_decay) with which SGD on nn.MSELoss takes the same steps."""
    # MSELoss is twice the data loss, so its gradient is halved by half the learning rate;
    # the decay must not be halved along with it: lr/2 * (2 g + 2 lam w) = lr * (g + lam w)
    return lr / 2, 2 * lam
