"""A small convolutional net, from bytes to an accuracy for each class."""

from collections.abc import Callable, Iterable

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

Batches = Iterable[tuple[Tensor, Tensor]]


def nobody(epoch: int, batch: int, loss: float) -> None:
    """The log that nobody reads."""


class Net(nn.Module):
    """Two convolutions with pooling, three linear layers: (n, 3, 32, 32) to scores (n, 10)."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(3, 6, 5), nn.Conv2d(6, 16, 5)
        self.pool = nn.MaxPool2d(2)
        self.fc1, self.fc2, self.fc3 = nn.Linear(400, 120), nn.Linear(120, 84), nn.Linear(84, 10)

    def forward(self, X: Tensor) -> Tensor:
        H = self.pool(F.relu(self.conv1(X)))  # (n, 6, 14, 14)
        H = self.pool(F.relu(self.conv2(H))).flatten(1)  # (n, 16, 5, 5), then (n, 400)
        return self.fc3(F.relu(self.fc2(F.relu(self.fc1(H)))))


def loader_of(images: Tensor, labels: Tensor, batch_size: int, shuffle: bool = False) -> DataLoader:
    """Batches (X, y) of bytes and labels; X is prepared by to_input."""
    return DataLoader(TensorDataset(to_input(images), labels), batch_size, shuffle=shuffle)


def to_input(images: Tensor) -> Tensor:
    """Bytes 0 to 255 (uint8, any shape) to float32 from -1 to 1: 0 becomes -1, 255 becomes 1."""
    return images.float() / 127.5 - 1  # floats first: bytes have no numbers below 0


def train(
    net: nn.Module,
    loader: Batches,
    epochs: int,
    lr: float,
    momentum: float,
    every: int = 50,
    log: Callable[[int, int, float], None] = nobody,
) -> None:
    """Train net in place, in training mode: cross-entropy of its scores, SGD with momentum.

    In each epoch (1, 2, ...) go once through all batches (X, y) of the loader, one step for each.
    After every `every` batches of an epoch call log(epoch, batch, loss): batch counts from 1 in
    each epoch, and loss, a Python float, is the mean of the losses of *these* `every` batches.
    With every=2 and five batches: log(1, 2, ...), log(1, 4, ...), log(2, 2, ...), ...
    """
    net.train()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=momentum)
    for epoch in range(1, epochs + 1):
        running = 0.0
        for batch, (X, y) in enumerate(loader, start=1):
            loss = F.cross_entropy(net(X), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            running += loss.item()  # a number: the tensor would keep its whole graph
            if batch % every == 0:
                log(epoch, batch, running / every)
                running = 0.0  # the next mean is that of the next batches


def test(net: nn.Module, loader: Batches, classes: int) -> Tensor:
    """The accuracy for each class: float32, shape (classes,).

    Number k is the share of examples *of class k* whose largest score is that of class k; nan for
    a class that does not occur. The net is in evaluation mode, and no graph is recorded.
    """
    net.eval()
    right, seen = torch.zeros(classes), torch.zeros(classes)
    with torch.no_grad():
        for X, y in loader:
            hits = y[net(X).argmax(dim=1) == y]  # the labels of those that were recognised
            right += hits.bincount(minlength=classes).cpu()
            seen += y.bincount(minlength=classes).cpu()
    return right / seen
