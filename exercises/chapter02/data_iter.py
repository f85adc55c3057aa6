"""Minibatches in random order: one pass over the data."""

from collections.abc import Iterator

import torch
from torch import Tensor


def data_iter(
    batch_size: int, X: Tensor, y: Tensor, generator: torch.Generator
) -> Iterator[tuple[Tensor, Tensor]]:
    """One epoch: every example once, in random order, batch_size at a time.

    X: features, shape (n, ...). y: targets, shape (n, ...). Example i is the pair X[i], y[i].
    generator: the only source of randomness, on the CPU. The order is drawn from it, anew at each
    call; the random numbers of everybody else stay as they are.

    Gives pairs of shapes (batch_size, ...) and (batch_size, ...), of the dtypes of X and y; the
    last batch is shorter if batch_size does not divide n. X and y stay as they are.

        g = torch.Generator().manual_seed(0)
        X, y = torch.arange(5.), 10 * torch.arange(5.)
        for X_batch, y_batch in data_iter(2, X, y, g):
            print(X_batch, y_batch)       # for instance [3., 0.] [30., 0.], then two more pairs
    """
    raise NotImplementedError
