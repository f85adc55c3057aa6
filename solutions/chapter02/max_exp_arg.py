"""How large a score may be."""

import math

import torch


def max_exp_arg(dtype: torch.dtype, terms: int = 1) -> float:
    """The largest x for which `terms` times exp(x) is not above the largest number of dtype."""
    # terms * exp(x) = max, solved for x. As a difference of logarithms it is plain to see what a
    # sum costs: log(terms), whatever the type. finfo(...).max is a Python float, float64.
    return math.log(torch.finfo(dtype).max) - math.log(terms)
