"""Make the tensor that is asked for: its numbers, its shape, its type.

Each function needs one line, and torch has a function for each. PyTorch's usual type for floats is
float32, for whole numbers int64.
"""

import numpy as np
import torch
from torch import Tensor


def canvas(h: int, w: int) -> Tensor:
    """A black picture: h rows and w columns of zeros, float32.

    canvas(2, 3)      # tensor([[0., 0., 0.], [0., 0., 0.]])
    """
    raise NotImplementedError


def labels(numbers: list[int]) -> Tensor:
    """Class numbers as a tensor of whole numbers, int64, shape (n,).

    labels([2, 0, 1])      # tensor([2, 0, 1])
    """
    raise NotImplementedError


def scalar(number: float) -> Tensor:
    """A tensor that holds a single number and has no axis: shape (), float32.

    scalar(2.5)            # tensor(2.5000)
    scalar(2.5).shape      # torch.Size([])
    """
    raise NotImplementedError


def countdown(n: int) -> Tensor:
    """n - 1, n - 2, ..., 1, 0 as int64, shape (n,).

    countdown(4)      # tensor([3, 2, 1, 0])
    """
    raise NotImplementedError


def dice(n: int, generator: torch.Generator) -> Tensor:
    """n throws of a die: each of 1, 2, 3, 4, 5, 6 equally likely; int64, shape (n,).

    All randomness comes from generator, so that equal generators give equal throws. torch's random
    functions take it as the keyword argument `generator=`.

    dice(5, torch.Generator().manual_seed(0))      # five numbers such as tensor([3, 4, 1, 6, 2])
    """
    raise NotImplementedError


def own_copy(array: np.ndarray) -> Tensor:
    """The numbers of a NumPy array as a float32 tensor of the same shape, in memory of its own.

    Writing into the array later does not change the tensor.

    own_copy(np.array([1.0, 2.0]))      # tensor([1., 2.]), float32
    """
    raise NotImplementedError


def ones_for(x: Tensor) -> Tensor:
    """Ones, in the shape, of the dtype and on the device of x.

    ones_for(torch.tensor([[5, 6]]))      # tensor([[1, 1]]), int64 like x
    """
    raise NotImplementedError


def batch(images: list[Tensor]) -> Tensor:
    """Laid on top of each other: n tensors of shape (h, w) become one of shape (n, h, w).

    batch([a, b, c])[1]      # b again
    """
    raise NotImplementedError
