"""Weights that are exactly zero: the proximal step of the L1 penalty."""

from torch import Tensor


def prox_l1_(w: Tensor, t: float) -> None:
    """Soft thresholding: move each entry towards 0 by t, and no further than to 0. In place.

        w > t            becomes  w - t
        -t <= w <= t     becomes  0
        w < -t           becomes  w + t

    w: any shape; it may be a leaf that requires a gradient, whose memory is changed all the same.
    t: 0 or larger. Returns nothing.

        w = tensor([3.0, -0.5, 0.2, -2.0]); prox_l1_(w, 1.0)
        # w is now [2.0, 0.0, 0.0, -1.0]
    """
    raise NotImplementedError


def lasso(X: Tensor, y: Tensor, lam: float, lr: float, steps: int) -> Tensor:
    """Least squares with an L1 penalty, by proximal gradient descent from w = 0.

    X: (n, d). y: (n,). Approaches the minimum over w, shape (d,), of

        mean over the examples of (x . w - y)**2 / 2   +   lam * (sum of |w|)

    In each of the `steps` steps, take a gradient step of size lr on the first term alone, then
    soft-threshold by lr * lam. Returns w, shape (d,), of X's dtype and on its device.
    """
    raise NotImplementedError
