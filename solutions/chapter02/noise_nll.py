"""What the errors of a fit cost, if the noise is Gaussian, and if it is Laplacian."""

import math

from torch import Tensor


def gauss_nll(y_hat: Tensor, y: Tensor, sigma: float) -> Tensor:
    """Sum over all targets of e^2 / (2 sigma^2) + 1/2 log(2 pi sigma^2)."""
    # The logarithm is taken on paper, not by the computer: exp(-e^2 / ...) is 0 for an error of
    # 40 sigma, and its logarithm would be -inf.
    e = y - y_hat
    return (e**2 / (2 * sigma**2) + 0.5 * math.log(2 * math.pi * sigma**2)).sum()


def laplace_nll(y_hat: Tensor, y: Tensor, b: float) -> Tensor:
    """Sum over all targets of |e| / b + log(2 b)."""
    # added before the sum, the constant counts once for each target, whatever the shape
    return ((y - y_hat).abs() / b + math.log(2 * b)).sum()
