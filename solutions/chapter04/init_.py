"""Initial values of one's own, in place."""

import torch
from torch import nn


@torch.no_grad()  # setting a start is no computation to differentiate
def init_(m: nn.Module) -> None:
    """Weights of linear layers: 0 half of the time, else uniform in ±[5, 10]."""
    if isinstance(m, nn.Linear):
        m.weight.uniform_(-10, 10)  # the underscore: in place
        m.weight *= m.weight.abs() >= 5  # |w| < 5 happens half of the time; the rest is flat
