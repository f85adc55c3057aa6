"""Softmax regression, from bytes to a trained classifier, with nothing but tensors."""

from collections.abc import Callable

import torch
from torch import Tensor


def nobody(epoch: int, loss: float) -> None:
    """The report that goes nowhere."""


def softmax(X: Tensor) -> Tensor:
    """The softmax of each row, shape (n, q)."""
    exps = (X - X.amax(dim=1, keepdim=True)).exp()
    return exps / exps.sum(dim=1, keepdim=True)


def net(images: Tensor, W: Tensor, b: Tensor) -> Tensor:
    """The probability of each class, for each image; shape (n, q)."""
    X = images.flatten(start_dim=1).float() / 255  # (n, h * w)
    return softmax(X @ W + b)


def cross_entropy(P: Tensor, y: Tensor) -> Tensor:
    """Mean of -log P[i, y[i]]: row i with its own label, not with everyone's."""
    return -P[torch.arange(len(y), device=P.device), y].log().mean()


def train_softmax(
    images: Tensor,
    labels: Tensor,
    classes: int,
    epochs: int,
    lr: float,
    batch_size: int,
    report: Callable[[int, float], None] = nobody,
) -> tuple[Tensor, Tensor]:
    """Fit W (h * w, classes) and b (classes,) by minibatch stochastic gradient descent."""
    n, h, w = images.shape
    # zeros are no trap here: there is no hidden layer whose units would stay equal
    W = torch.zeros(h * w, classes, device=images.device, requires_grad=True)
    b = torch.zeros(classes, device=images.device, requires_grad=True)
    for epoch in range(1, epochs + 1):
        total = 0.0
        for rows in torch.randperm(n, device=images.device).split(batch_size):
            loss = cross_entropy(net(images[rows], W, b), labels[rows])
            loss.backward()
            with torch.no_grad():
                for parameter in (W, b):
                    parameter -= lr * parameter.grad
                    parameter.grad = None  # or the next backward would add to it
            total += loss.item() * len(rows)
        report(epoch, total / n)
    return W.detach(), b.detach()
