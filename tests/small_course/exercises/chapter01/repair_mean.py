"""This mean is wrong for some inputs. Find out why."""

from torch import Tensor


def mean(x: Tensor) -> Tensor:
    """The mean of all elements."""
    return x.sum() / len(x)
