"""A loss that is round at the bottom and straight outside."""

import torch
from torch import Tensor


def huber(e: Tensor, sigma: float) -> Tensor:
    """e^2 / (2 sigma) up to |e| = sigma, and the straight line |e| - sigma / 2 beyond."""
    # At |e| = sigma both are sigma / 2, with slopes of +1 or -1: no jump and no kink.
    return torch.where(e.abs() <= sigma, e**2 / (2 * sigma), e.abs() - sigma / 2)
