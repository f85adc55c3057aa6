"""Eight short functions, and in each of them one line that does not do what is promised.

The lines are real ones: they stand in notes and answers all over the net. Above each function's
code is what its user complained about, between quotation marks. Find the line, and repair it.

Take them in any order; each one counts by itself. Names and arguments stay as they are.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.utils.data import Dataset


def loss_of(scores: Tensor, y: Tensor) -> Tensor:
    """Mean cross-entropy of n examples. scores: (n, q), any numbers. y: int64, (n,).

    “However good my net becomes, with ten classes the loss does not fall below 1.46.”
    """
    probabilities = scores.softmax(dim=1)
    return F.cross_entropy(probabilities, y)


def probabilities_of(scores: Tensor) -> Tensor:
    """Softmax over the classes, which lie along the last axis: (n, q), or (n, T, q), or more.

    “There is a warning about an implicit dimension, and for T words in each of n sentences the
    probabilities of a word do not sum to 1.”
    """
    return nn.Softmax()(scores)


def shuffled_loader(dataset: Dataset, batch_size: int):
    """A loader that gives the examples in a new random order each time, in batches.

    “AttributeError: module 'torch.utils.data' has no attribute 'Dataloader'. But I saw it there!”
    """
    return torch.utils.data.Dataloader(dataset, batch_size=batch_size, shuffle=True)


def train(
    net: nn.Sequential, optimizer: torch.optim.Optimizer, X: Tensor, y: Tensor, steps: int
) -> None:
    """Take some steps down the mean squared error. optimizer holds all parameters of net.

    “The last layer learns well. The steps of the other layers grow and grow.”
    """
    for _ in range(steps):
        loss = F.mse_loss(net(X), y)
        net[-1].zero_grad()
        loss.backward()
        optimizer.step()


def max_pool(X: Tensor) -> Tensor:
    """Max pooling, as nn.MaxPool2d(3, stride=2, padding=1) does it. X: (n, c, h, w).

    “My numbers are all negative. After pooling there is a frame of zeros around each picture.”
    """
    with_border = F.pad(X, (1, 1, 1, 1))
    return F.max_pool2d(with_border, kernel_size=3, stride=2)


def first_batch(loader):
    """The first batch of a loader: what a `for` would give in its first turn.

    “AttributeError: '_SingleProcessDataLoaderIter' object has no attribute 'next'.”
    """
    iterator = iter(loader)
    return iterator.next()


def rows_of(features: Tensor) -> Tensor:
    """Each example's numbers as one row: (n, c, h, w) to (n, c * h * w).

    “It was fine with pictures of 32 by 32. Now I have larger ones: 4 go in, and 16 rows come out.”
    """
    return features.view(-1, 16 * 5 * 5)


def draw(plt, losses: list[float]) -> None:
    """Show one figure: the curve of the losses, with “epoch” and “loss” written at its axes.

    plt is matplotlib.pyplot. “The figure has no labels. An empty window comes after it.”
    """
    plt.plot(losses)
    plt.show()
    plt.xlabel("epoch")
    plt.ylabel("loss")
