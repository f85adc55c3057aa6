"""Slide a kernel over an image."""

from torch import Tensor


def corr2d(X: Tensor, K: Tensor) -> Tensor:
    """Two-dimensional cross-correlation of one channel.

    X: input, shape (H, W). K: kernel, shape (h, w), with h <= H and w <= W.
    Returns Y, shape (H - h + 1, W - w + 1), on X's device and of X's dtype:

        Y[i, j] = sum over a, b of X[i + a, j + b] * K[a, b]        0 <= a < h, 0 <= b < w

    X and K stay as they are, and gradients flow to both.

        X = torch.tensor([[1., 2., 0.],
                          [0., 1., 3.],
                          [2., 0., 1.]])
        K = torch.tensor([[1., -1.],
                          [0., 2.]])
        corr2d(X, K)        # [[1., 8.], [-1., 0.]]:  the first is 1*1 + 2*(-1) + 0*0 + 1*2
    """
    raise NotImplementedError
