"""Average pooling is a convolution."""

import torch
from torch import Tensor


def avg_pool_weight(c: int, k: int) -> Tensor:
    """The same kernel for each channel: k * k weights that sum to 1."""
    return torch.full((c, 1, k, k), 1 / k**2)
