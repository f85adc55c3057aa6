"""The training loop for image classifiers: train an epoch, measure, write down, repeat."""

from collections.abc import Callable, Iterable

import torch
from torch import Tensor, nn

Batches = Iterable[tuple[Tensor, Tensor]]
Row = tuple[float, float, float]


def nobody(epoch: int, row: Row) -> None:
    """The report that goes nowhere."""


def train_epoch(
    net: nn.Module, data: Batches, optimizer: torch.optim.Optimizer
) -> tuple[float, float]:
    """One pass over the data with a step for each batch; its mean loss and accuracy."""
    device = next(net.parameters()).device
    net.train()  # each time anew: the last test has switched it off
    total, hits, n = 0.0, 0, 0
    for X, y in data:
        X, y = X.to(device), y.to(device)
        scores = net(X)
        loss = nn.functional.cross_entropy(scores, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)  # a mean becomes a sum again, and a number without a graph
        hits += (scores.argmax(dim=1) == y).sum().item()
        n += len(y)
    return total / n, hits / n


@torch.no_grad()
def accuracy(net: nn.Module, data: Batches) -> float:
    """The share of examples that the net has right, in evaluation mode."""
    device = next(net.parameters()).device
    net.eval()
    hits, n = 0, 0
    for X, y in data:
        hits += (net(X.to(device)).argmax(dim=1) == y.to(device)).sum().item()
        n += len(y)
    return hits / n


def fit(
    net: nn.Module,
    train_iter: Batches,
    test_iter: Batches,
    epochs: int,
    lr: float,
    report: Callable[[int, Row], None] = nobody,
) -> list[Row]:
    """Train net in place; one row (loss, train_acc, test_acc) for each epoch."""
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    rows = []
    for epoch in range(1, epochs + 1):
        row = (*train_epoch(net, train_iter, optimizer), accuracy(net, test_iter))
        rows.append(row)  # whatever it is: picking the best would be choosing on the test
        report(epoch, row)
    return rows
