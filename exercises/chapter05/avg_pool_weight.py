"""Average pooling is a convolution."""

from torch import Tensor


def avg_pool_weight(c: int, k: int) -> Tensor:
    """The weight with which a convolution pools by averages.

    c: number of channels. k: height and width of the windows. Returns a float32 tensor w for which

        torch.nn.functional.conv2d(X, w, stride=k, groups=c)

    is the average pooling of X, shape (n, c, h, w), with windows of k×k side by side. In a
    convolution with groups=c each output channel sees one input channel only, its own; so w has
    the shape (c, 1, k, k).
    """
    raise NotImplementedError
