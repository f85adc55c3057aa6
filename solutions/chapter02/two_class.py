"""Softmax over two classes is the sigmoid of one number."""

import torch
from torch import Tensor


def two_class(o: Tensor) -> Tensor:
    """The probability of class 1, shape (n,)."""
    # exp(o1) / (exp(o0) + exp(o1)), divided above and below by exp(o1), is 1 / (1 + exp(o0 - o1)),
    # the sigmoid of o1 - o0. torch.sigmoid takes care that neither value nor gradient overflows.
    return torch.sigmoid(o[:, 1] - o[:, 0])


def one_output(W: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
    """Weights (d, 1) and bias (1,) of the one score that counts, the difference of the two."""
    # x @ W[:, 1] + b[1] - (x @ W[:, 0] + b[0]); slices, not indices, keep the second axis
    return W[:, 1:] - W[:, :1], b[1:] - b[:1]
