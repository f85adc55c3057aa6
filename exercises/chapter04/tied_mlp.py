"""A deep net whose hidden layers are one and the same."""

from torch import nn


def tied_mlp(d: int, h: int, k: int, q: int) -> nn.Sequential:
    """An MLP with k hidden layers from h to h that share one nn.Linear(h, h).

    The layers, in this order, are

        nn.Linear(d, h), nn.ReLU(), then k times (the shared nn.Linear(h, h), nn.ReLU()),
        and nn.Linear(h, q)

    So k uses, one weight and one bias: they stay equal whatever an optimiser does. k may be 0.

        net = tied_mlp(20, 8, 3, 1)
        net[2] is net[4] is net[6]      # True
        len(list(net.parameters()))     # 6: first, shared and last layer
    """
    raise NotImplementedError
