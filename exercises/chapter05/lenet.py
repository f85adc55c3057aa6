"""LeNet for images of 28 x 28: two convolutional blocks and three dense layers."""

from collections.abc import Callable

from torch import nn


def LeNet(
    act: Callable[..., nn.Module] = nn.Sigmoid, pool: Callable[..., nn.Module] = nn.AvgPool2d
) -> nn.Module:
    """A net that gives ten scores to each image; n images, float, shape (n, 1, 28, 28).

    act: a class of layers without arguments, so that act() is a layer. pool: a class of layers that
    take the side of the window, so that pool(2) halves height and width. The stages, by the shape
    that leaves them:

        convolution 5 x 5, act     (n, 6, 28, 28)
        pool 2 x 2                 (n, 6, 14, 14)
        convolution 5 x 5, act     (n, 16, 10, 10)
        pool 2 x 2                 (n, 16, 5, 5)
        dense, act                 (n, 120)
        dense, act                 (n, 84)
        dense                      (n, 10), the scores

    All convolutions and dense layers have biases. Images of another size are an error, not other
    numbers of rows. A class `LeNet(nn.Module)` whose `__init__` takes the same two is as good.

        LeNet(nn.ReLU, nn.MaxPool2d)(torch.rand(7, 1, 28, 28)).shape       # (7, 10)
    """
    raise NotImplementedError
