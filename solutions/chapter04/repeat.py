"""The same block many times, each with parameters of its own."""

from collections.abc import Callable

from torch import nn


def repeat(factory: Callable[[], nn.Module], n: int) -> nn.Sequential:
    """n independent blocks in a row, each made by a call of `factory`."""
    return nn.Sequential(*(factory() for _ in range(n)))  # a call for each: n objects, not one
