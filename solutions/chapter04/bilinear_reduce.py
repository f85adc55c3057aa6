"""A layer that multiplies its inputs with each other."""

import torch
from torch import Tensor, nn


class BilinearReduce(nn.Module):
    """y_k = sum over i and j of W[i, j, k] x_i x_j, for each example x by itself."""

    def __init__(self, d: int, k: int) -> None:
        super().__init__()
        self.W = nn.Parameter(torch.randn(d, d, k) / d)

    def forward(self, X: Tensor) -> Tensor:
        """X: shape (n, d). Returns shape (n, k)."""
        # the letter n stands on both sides: example by example, never one with another
        XW = torch.einsum("ni,ijk->njk", X, self.W)  # (n, d, k)
        return torch.einsum("nj,njk->nk", X, XW)
