"""A residual block."""

import torch
from torch import Tensor, nn


class Residual(nn.Module):
    """Two 3 x 3 convolutions, and a way around them."""

    def __init__(self, ci: int, co: int, stride: int = 1) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(ci, co, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(co)
        self.conv2 = nn.Conv2d(co, co, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(co)
        self.changes_shape = ci != co or stride != 1
        if self.changes_shape:
            self.conv3 = nn.Conv2d(ci, co, 1, stride=stride, bias=False)
            self.bn3 = nn.BatchNorm2d(co)

    def forward(self, X: Tensor) -> Tensor:
        """Shape (n, co, ceil(h / stride), ceil(w / stride))."""
        Y = torch.relu(self.bn1(self.conv1(X)))
        Y = self.bn2(self.conv2(Y))  # no ReLU yet: what is added may be negative
        skip = self.bn3(self.conv3(X)) if self.changes_shape else X
        return torch.relu(Y + skip)
