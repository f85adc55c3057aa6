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
    """A stem, four stages of two residual blocks, and one dense layer.

    Behind each part, for an input of shape (n, in_ch, 224, 224):

        7 x 7 convolution of stride 2, padding 3, no bias;
            batch normalisation; ReLU                        (n, 64, 112, 112)
        3 x 3 maximum pooling of stride 2, padding 1         (n, 64, 56, 56)
        stage 1: two blocks of 64 channels                   (n, 64, 56, 56)
        stage 2: two blocks of 128, the first of stride 2    (n, 128, 28, 28)
        stage 3: two blocks of 256, the first of stride 2    (n, 256, 14, 14)
        stage 4: two blocks of 512, the first of stride 2    (n, 512, 7, 7)
        mean over all that is left of each map               (n, 512)
        dense layer                                          (n, classes)

    Other sizes of images work as well. Eighteen: 1 + 4 * 2 * 2 convolutions and the dense layer;
    those of the ways around are not counted.
    """
    raise NotImplementedError
