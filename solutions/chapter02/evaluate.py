"""Measure a classifier on a whole data set."""

from collections.abc import Iterable

import torch
from torch import Tensor, nn

Batches = Iterable[tuple[Tensor, Tensor]]


@torch.no_grad()  # nothing will be differentiated: record nothing
def evaluate(net: nn.Module, data_iter: Batches) -> tuple[float, float]:
    """Mean cross-entropy and accuracy over all examples; net(X) gives probabilities (b, q)."""
    was_training = net.training
    net.eval()  # dropout off, batch normalisation on its stored statistics
    loss, hits, n = 0.0, 0, 0
    for X, y in data_iter:
        P = net(X)  # (b, q)
        rows = torch.arange(len(y), device=P.device)
        # sums, not means: every example weighs the same, whatever the size of its batch
        loss += -P[rows, y].log().sum().item()
        hits += (P.argmax(dim=1) == y).sum().item()
        n += len(y)
    net.train(was_training)
    return loss / n, hits / n
