"""Dropout: switch activations off at random, and keep their mean."""

from torch import Generator, Tensor


def dropout(X: Tensor, p: float, training: bool, g: Generator) -> Tensor:
    """Inverted dropout.

    X: activations, any shape and floating-point dtype. p: the probability with which an entry is
    dropped, 0 <= p <= 1. g: the caller's generator, on the CPU; all randomness comes from it, and
    each call goes on where the last one stopped.

    If `training`: each entry of X, independently of all others, becomes 0 with probability p and
    X / (1 - p) otherwise; with p = 1 all are 0. Else: X as it is.

    Returns a tensor of X's shape and dtype, on X's device, through which gradients flow. X is not
    changed.

        dropout(tensor([1.0, 2.0, 3.0, 4.0]), 0.5, True, g)
        # for example [2.0, 0.0, 0.0, 8.0]
    """
    raise NotImplementedError
