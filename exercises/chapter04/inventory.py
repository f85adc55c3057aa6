"""Count what a net consists of."""

from torch import nn


def inventory(net: nn.Module) -> dict[str, int]:
    """What is in `net`, under these keys in this order:

        "leaves"      modules without children. A module that stands in two places counts once.
        "parameters"  numbers (elements, not tensors) in all parameters; a parameter that is used
                      in several places counts once
        "trainable"   those of them that an optimiser may change: requires_grad is True
        "buffers"     numbers in the buffers: kept with the net, but not learnt by gradients

    `net` is not changed, and need not be run.

        inventory(nn.Sequential(nn.Linear(4, 3), nn.BatchNorm1d(3)))
        # {"leaves": 2, "parameters": 21, "trainable": 21, "buffers": 7}
    """
    raise NotImplementedError
