"""A convolutional layer with all its channels, as one matrix product."""

from torch import Tensor


def conv2d(
    X: Tensor, W: Tensor, b: Tensor | None = None, stride: int = 1, pad: int = 0
) -> Tensor:
    """Two-dimensional cross-correlation with many input and output channels.

    X: images, shape (n, ci, H, W'). W: kernels, shape (co, ci, kh, kw).
    b: one number for each output channel, shape (co,), or None for no bias.
    stride, pad: the same for rows and columns; `pad` zeros on each side.

    Returns Y, shape (n, co, oh, ow), with oh = (H + 2 * pad - kh) // stride + 1 and ow likewise:

        Y[m, o, i, j] = b[o] + sum over c, u, v of
                        P[m, c, i * stride + u, j * stride + v] * W[o, c, u, v]

    where P is X with its frame of zeros. X stays as it is; gradients flow to X, W and b.

    As many products as possible go into one matrix multiplication ("im2col"): each window is laid
    out as a row of ci * kh * kw numbers, in the order in which W.reshape(co, -1) has its weights.

        X = torch.arange(8.).reshape(1, 2, 2, 2)        # two channels: 0 1 2 3 and 4 5 6 7
        W = torch.ones(3, 2, 1, 1)                      # three output channels
        conv2d(X, W, torch.tensor([0., 1., 2.]))        # 4 6 8 10, then 5 7 9 11, then 6 8 10 12
    """
    raise NotImplementedError
