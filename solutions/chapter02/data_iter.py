"""Minibatches in random order: one pass over the data."""

from collections.abc import Iterator

import torch
from torch import Tensor


def data_iter(
    batch_size: int, X: Tensor, y: Tensor, generator: torch.Generator
) -> Iterator[tuple[Tensor, Tensor]]:
    """One epoch: every example once, in random order, batch_size at a time."""
    # a permutation of the numbers 0 to n - 1 has each of them once, which n draws would not
    order = torch.randperm(len(X), generator=generator)
    for rows in order.split(batch_size):  # the last part is as short as it must be
        rows = rows.to(X.device)
        yield X[rows], y[rows]  # the same rows of both, or the pairs would be torn apart
