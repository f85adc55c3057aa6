"""A convolutional layer with all its channels, as one matrix product."""

from torch import Tensor


def conv2d(X: Tensor, W: Tensor, b: Tensor | None = None, stride: int = 1, pad: int = 0) -> Tensor:
    """Cross-correlation with channels: (n, ci, H, W'), (co, ci, kh, kw) -> (n, co, oh, ow)."""
    n, ci, height, width = X.shape
    co, _, kh, kw = W.shape
    P = X.new_zeros(n, ci, height + 2 * pad, width + 2 * pad)
    P[:, :, pad : pad + height, pad : pad + width] = X

    # all windows, as a view: (n, ci, oh, ow, kh, kw); nothing is copied yet
    windows = P.unfold(2, kh, stride).unfold(3, kw, stride)
    oh, ow = windows.shape[2:4]

    # one row for each place of each image, holding c, u, v in the order of W.reshape(co, -1)
    columns = windows.permute(0, 2, 3, 1, 4, 5).reshape(n * oh * ow, ci * kh * kw)
    Y = columns @ W.reshape(co, -1).T  # (n * oh * ow, co): the sum over c, u and v
    if b is not None:
        Y = Y + b
    return Y.reshape(n, oh, ow, co).permute(0, 3, 1, 2)  # the channels move to where they belong
