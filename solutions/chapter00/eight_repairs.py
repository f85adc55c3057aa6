"""The usual calls, each with its usual trap repaired."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.utils.data import Dataset


def loss_of(scores: Tensor, y: Tensor) -> Tensor:
    """Mean cross-entropy of n examples. scores: (n, q), any numbers. y: int64, (n,)."""
    return F.cross_entropy(scores, y)  # it applies log-softmax itself


def probabilities_of(scores: Tensor) -> Tensor:
    """Softmax over the classes, which lie along the last axis: (n, q), or (n, T, q), or more."""
    return scores.softmax(dim=-1)  # said, not guessed: the last axis, however many there are


def shuffled_loader(dataset: Dataset, batch_size: int):
    """A loader that gives the examples in a new random order each time, in batches."""
    return torch.utils.data.DataLoader(dataset, batch_size=batch_size, shuffle=True)


def train(
    net: nn.Sequential, optimizer: torch.optim.Optimizer, X: Tensor, y: Tensor, steps: int
) -> None:
    """Take some steps down the mean squared error. optimizer holds all parameters of net."""
    for _ in range(steps):
        loss = F.mse_loss(net(X), y)
        optimizer.zero_grad()  # all that it will move, not one layer only
        loss.backward()
        optimizer.step()


def max_pool(X: Tensor) -> Tensor:
    """Max pooling, as nn.MaxPool2d(3, stride=2, padding=1) does it. X: (n, c, h, w)."""
    with_border = F.pad(X, (1, 1, 1, 1), value=-torch.inf)  # never the largest
    return F.max_pool2d(with_border, kernel_size=3, stride=2)


def first_batch(loader):
    """The first batch of a loader: what a `for` would give in its first turn."""
    iterator = iter(loader)
    return next(iterator)


def rows_of(features: Tensor) -> Tensor:
    """Each example's numbers as one row: (n, c, h, w) to (n, c * h * w)."""
    return features.flatten(1)  # the first axis stays as it is


def draw(plt, losses: list[float]) -> None:
    """Show one figure: the curve of the losses, with “epoch” and “loss” written at its axes."""
    plt.plot(losses)
    plt.xlabel("epoch")
    plt.ylabel("loss")
    plt.show()  # draws what has been said so far, so it comes last
