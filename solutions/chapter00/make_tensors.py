"""Make the tensor that is asked for: its numbers, its shape, its type."""

import numpy as np
import torch
from torch import Tensor


def canvas(h: int, w: int) -> Tensor:
    """Zeros, float32, shape (h, w)."""
    return torch.zeros(h, w)  # torch.empty would hold whatever was in that memory before


def labels(numbers: list[int]) -> Tensor:
    """Whole numbers, int64, shape (n,)."""
    return torch.tensor(numbers)  # Python's whole numbers give int64, its floats float32


def scalar(number: float) -> Tensor:
    """One number, shape ()."""
    return torch.tensor(number)  # torch.tensor([number]) would have one axis, of size 1


def countdown(n: int) -> Tensor:
    """n - 1, ..., 0, int64, shape (n,)."""
    return torch.arange(n - 1, -1, -1)  # the end is left out, so it is -1 and not 0


def dice(n: int, generator: torch.Generator) -> Tensor:
    """1 to 6, int64, shape (n,)."""
    return torch.randint(1, 7, (n,), generator=generator)  # the upper end, 7, is left out


def own_copy(array: np.ndarray) -> Tensor:
    """float32, the array's shape, memory of its own."""
    return torch.tensor(array, dtype=torch.float32)  # copies; torch.from_numpy would share


def ones_for(x: Tensor) -> Tensor:
    """Ones of x's shape, dtype and device."""
    return torch.ones_like(x)


def batch(images: list[Tensor]) -> Tensor:
    """n times (h, w) -> (n, h, w)."""
    return torch.stack(images)  # makes a new axis; torch.cat would join along one that is there
