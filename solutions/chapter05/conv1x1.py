"""A 1×1 convolution: the same dense layer at every pixel."""

from torch import Tensor


def conv1x1(X: Tensor, W: Tensor) -> Tensor:
    """Mix the channels of each pixel: (n, ci, h, w), (co, ci) -> (n, co, h, w)."""
    n, _, h, w = X.shape
    # Each image is a matrix with a row for each channel and a column for each pixel: h and w stand
    # last already, so flattening them moves nothing. The product is repeated for all n images.
    Y = W @ X.flatten(2)  # (co, ci) @ (n, ci, h * w) -> (n, co, h * w)
    return Y.reshape(n, len(W), h, w)
