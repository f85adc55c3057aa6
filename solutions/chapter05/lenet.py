"""LeNet for images of 28 x 28: two convolutional blocks and three dense layers."""

from collections.abc import Callable

from torch import nn


def LeNet(
    act: Callable[..., nn.Module] = nn.Sigmoid, pool: Callable[..., nn.Module] = nn.AvgPool2d
) -> nn.Module:
    """A net that gives ten scores to each image of shape (1, 28, 28)."""
    return nn.Sequential(
        # LeCun's digits were laid on 32 x 32; a frame of 2 makes 28 x 28 the same to a 5 x 5 kernel
        nn.Conv2d(1, 6, 5, padding=2), act(),  # (n, 6, 28, 28)
        pool(2),  # (n, 6, 14, 14)
        nn.Conv2d(6, 16, 5), act(),  # (n, 16, 10, 10)
        pool(2),  # (n, 16, 5, 5)
        nn.Flatten(),  # (n, 400): the batch stays the first axis, whatever comes
        nn.Linear(16 * 5 * 5, 120), act(),
        nn.Linear(120, 84), act(),
        nn.Linear(84, 10),  # scores: the loss takes their softmax
    )  # fmt: skip
