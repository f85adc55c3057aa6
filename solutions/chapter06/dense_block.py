"""A dense block, and the transition behind it."""

import torch
from torch import Tensor, nn


class DenseBlock(nn.Module):
    """n layers, each of which sees all that came before it."""

    def __init__(self, n: int, ci: int, g: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(  # each one takes g channels more than the one before
            nn.Sequential(
                nn.BatchNorm2d(c), nn.ReLU(), nn.Conv2d(c, g, 3, padding=1, bias=False)
            )
            for c in range(ci, ci + n * g, g)
        )  # fmt: skip

    def forward(self, X: Tensor) -> Tensor:
        """Shape (n, ci + n_layers * g, h, w)."""
        for layer in self.layers:
            X = torch.cat([X, layer(X)], dim=1)  # nothing is lost: old channels, then new ones
        return X


def transition(ci: int, co: int) -> nn.Module:
    """Fewer channels, and half the size."""
    return nn.Sequential(
        nn.BatchNorm2d(ci), nn.ReLU(), nn.Conv2d(ci, co, 1, bias=False), nn.AvgPool2d(2)
    )
