"""Two convolutions, one after the other, are one."""

import torch
from torch import Tensor


def compose(K1: Tensor, K2: Tensor) -> Tensor:
    """corr(X, K) = corr(corr(X, K1), K2): shapes (h1, w1), (h2, w2) -> (h1+h2-1, w1+w2-1)."""
    (h1, w1), (h2, w2) = K1.shape, K2.shape
    K = K1.new_zeros(h1 + h2 - 1, w1 + w2 - 1)
    # Entry (a, b) of K2 looks at the first map a rows down and b columns to the right, and what it
    # sees there is the image under K1, that far down and to the right.
    for a in range(h2):
        for b in range(w2):
            K[a : a + h1, b : b + w1] += K1 * K2[a, b]
    return K


def not_a_composition() -> Tensor:
    """The mean over 3×3.

    Write a kernel as a polynomial, the sum of K[a, b] x^b y^a; composing multiplies polynomials.
    The first row of a product of two 2×2 kernels is then a product of two real linear factors, and
    1 + x + x^2 is none, since it has no real zero.
    """
    return torch.ones(3, 3) / 9
