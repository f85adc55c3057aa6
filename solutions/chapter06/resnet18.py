"""ResNet-18, from blocks."""

import torch
from torch import Tensor, nn


class Residual(nn.Module):
    """Two 3 x 3 convolutions and a way around them, of the exercise before; given."""

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
        Y = self.bn2(self.conv2(Y))
        skip = self.bn3(self.conv3(X)) if self.changes_shape else X
        return torch.relu(Y + skip)


def resnet18(in_ch: int = 1, classes: int = 10) -> nn.Module:
    """A stem, four stages of two residual blocks, and one dense layer."""
    stem = [
        nn.Conv2d(in_ch, 64, 7, stride=2, padding=3, bias=False), nn.BatchNorm2d(64), nn.ReLU(),
        nn.MaxPool2d(3, stride=2, padding=1),  # a quarter of the height and width already
    ]  # fmt: skip
    stages, ci = [], 64
    for co in (64, 128, 256, 512):
        # halve the map where the channels double, so that each stage costs about the same
        stages += [Residual(ci, co, stride=1 if co == ci else 2), Residual(co, co)]
        ci = co
    head = [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, classes)]
    return nn.Sequential(*stem, *stages, *head)
