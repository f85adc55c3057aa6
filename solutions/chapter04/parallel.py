"""Two nets side by side, their outputs joined."""

import torch
from torch import Tensor, nn


class Parallel(nn.Module):
    """Both nets see the same X; their outputs are joined along `dim`, net1's first."""

    def __init__(self, net1: nn.Module, net2: nn.Module, dim: int = 1) -> None:
        super().__init__()
        self.net1, self.net2 = net1, net2  # setting a module as an attribute registers it
        self.dim = dim

    def forward(self, X: Tensor) -> Tensor:
        return torch.cat((self.net1(X), self.net2(X)), dim=self.dim)
