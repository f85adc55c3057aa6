"""Network in network."""

from torch import nn


def nin_block(ci: int, co: int, kernel: int, stride: int, padding: int) -> nn.Module:
    """A convolution, and behind it a small dense net that every pixel runs through."""
    return nn.Sequential(
        nn.Conv2d(ci, co, kernel, stride=stride, padding=padding), nn.ReLU(),
        nn.Conv2d(co, co, 1), nn.ReLU(),  # dense layers over the channels of one pixel
        nn.Conv2d(co, co, 1), nn.ReLU(),
    )  # fmt: skip


def nin(in_ch: int = 1, classes: int = 10) -> nn.Module:
    """Four blocks, and a mean: there is no dense layer."""
    return nn.Sequential(
        nin_block(in_ch, 96, 11, 4, 0), nn.MaxPool2d(3, stride=2),  # 224 -> 54 -> 26
        nin_block(96, 256, 5, 1, 2), nn.MaxPool2d(3, stride=2),  # 26 -> 12
        nin_block(256, 384, 3, 1, 1), nn.MaxPool2d(3, stride=2),  # 12 -> 5
        nn.Dropout(0.5),
        nin_block(384, classes, 3, 1, 1),  # a map for each class
        nn.AdaptiveAvgPool2d(1), nn.Flatten(),
    )  # fmt: skip
