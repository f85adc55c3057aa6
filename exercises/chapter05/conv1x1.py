"""A 1×1 convolution: the same dense layer at every pixel."""

from torch import Tensor


def conv1x1(X: Tensor, W: Tensor) -> Tensor:
    """Mix the channels of each pixel, the same way everywhere.

    X: images, shape (n, ci, h, w). W: shape (co, ci), a row of weights for each output channel.
    Returns Y, shape (n, co, h, w), on X's device and of X's dtype:

        Y[m, o, i, j] = sum over c of W[o, c] * X[m, c, i, j]

    One matrix product does it for all pixels of all images. Gradients flow to X and W.

        X = torch.tensor([[[[1., 2.]], [[3., 4.]]]])        # (1, 2, 1, 2): two channels, two pixels
        W = torch.tensor([[1., 1.], [1., -1.], [0., 2.]])   # sum, difference, twice the second
        conv1x1(X, W)       # [[[[4., 6.]], [[-2., -2.]], [[6., 8.]]]]
    """
    raise NotImplementedError
