"""Two affine layers are one."""

from torch import Tensor


def collapse(W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> tuple[Tensor, Tensor]:
    """The single layer that does the same as two layers without an activation in between.

    Weights as PyTorch's nn.Linear keeps them, (outputs, inputs):
    W1 (h, d), b1 (h,) and W2 (q, h), b2 (q,). For a row x of d numbers

        hidden = x @ W1.T + b1        (h,)
        output = hidden @ W2.T + b2   (q,)

    Returns (W, b) of shapes (q, d) and (q,), such that output = x @ W.T + b for every x.
    """
    raise NotImplementedError


def largest_rank(widths: list[int]) -> int:
    """The largest rank that the collapsed weight of a chain of affine layers can have.

    widths: inputs, all hidden layers in order, outputs: at least two numbers.

        largest_rank([8, 5])      # 5: a single layer, weight of shape (5, 8)
        largest_rank([8, 1, 5])   # what remains of 8 numbers squeezed through one?
    """
    raise NotImplementedError
