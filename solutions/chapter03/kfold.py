"""Split a data set into k folds."""

import torch
from torch import Generator, Tensor


def kfold(n: int, k: int, g: Generator) -> list[tuple[Tensor, Tensor]]:
    """k pairs (train_idx, valid_idx); each row is validated in exactly one of them."""
    if not 2 <= k <= n:
        raise ValueError(f"{n} examples cannot be cut into {k} folds, one of them for validation")
    # one shuffle, then cuts: the folds cannot overlap, and tensor_split gives the first n % k folds
    # one row more, so that no row is left over
    folds = torch.randperm(n, generator=g).tensor_split(k)
    return [(torch.cat(folds[:i] + folds[i + 1 :]), folds[i]) for i in range(k)]
