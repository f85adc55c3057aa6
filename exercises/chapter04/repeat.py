"""The same block many times, each with parameters of its own."""

from collections.abc import Callable

from torch import nn


def repeat(factory: Callable[[], nn.Module], n: int) -> nn.Sequential:
    """n independent blocks in a row, each made by a call of `factory`.

    factory takes no arguments and makes a new block at each call, with new random parameters. It is
    called exactly n times. No two blocks share a parameter. n = 0 gives an empty nn.Sequential.

        net = repeat(lambda: nn.Linear(8, 8), 3)
        len(net)                                    # 3
        sum(p.numel() for p in net.parameters())    # 3 * 72
    """
    raise NotImplementedError
