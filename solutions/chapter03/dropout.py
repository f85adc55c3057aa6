"""Dropout: switch activations off at random, and keep their mean."""

import torch
from torch import Generator, Tensor


def dropout(X: Tensor, p: float, training: bool, g: Generator) -> Tensor:
    """Each entry is 0 with probability p and X / (1 - p) otherwise; X itself in evaluation."""
    if not training:
        return X
    if p == 1:
        return X * 0  # nobody survives, and 1 / (1 - p) has no value
    # a number for each entry, drawn where the generator lives; a bool mask keeps X's dtype
    keep = (torch.rand(X.shape, generator=g) >= p).to(X.device)
    return X * keep / (1 - p)  # (1 - p) of them are left: divide, and the mean is as before
