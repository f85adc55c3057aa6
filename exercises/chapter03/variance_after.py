"""How much noise dropout adds."""

from torch import Tensor


def variance_after(h: Tensor, p: float) -> Tensor:
    """The variance of each activation after (inverted) dropout, over the throws of the dice.

    h: activations before dropout, any shape and sign; they are fixed numbers. p: the probability
    to be dropped, 0 <= p < 1. After dropout an activation is 0 with probability p, and h / (1 - p)
    otherwise.

    Returns a tensor of h's shape: for each entry the variance of what comes after.
    """
    raise NotImplementedError
