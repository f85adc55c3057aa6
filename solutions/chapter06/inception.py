"""An Inception block: four ways side by side."""

import torch
from torch import Tensor, nn


class Inception(nn.Module):
    """Four branches that all read X, their maps put side by side along the channels."""

    def __init__(self, ci: int, c1: int, c2: tuple[int, int], c3: tuple[int, int], c4: int) -> None:
        super().__init__()
        self.b1 = nn.Conv2d(ci, c1, 1)
        self.b2a = nn.Conv2d(ci, c2[0], 1)  # narrow first: the wide kernels are dear
        self.b2b = nn.Conv2d(c2[0], c2[1], 3, padding=1)
        self.b3a = nn.Conv2d(ci, c3[0], 1)
        self.b3b = nn.Conv2d(c3[0], c3[1], 5, padding=2)
        self.pool = nn.MaxPool2d(3, stride=1, padding=1)
        self.b4 = nn.Conv2d(ci, c4, 1)

    def forward(self, X: Tensor) -> Tensor:
        """Shape (n, c1 + c2[1] + c3[1] + c4, h, w)."""
        relu = torch.relu
        branches = [
            relu(self.b1(X)),
            relu(self.b2b(relu(self.b2a(X)))),
            relu(self.b3b(relu(self.b3a(X)))),
            relu(self.b4(self.pool(X))),
        ]
        return torch.cat(branches, dim=1)  # side by side: the next layer weighs them
