"""A deep net whose hidden layers are one and the same."""

from torch import nn


def tied_mlp(d: int, h: int, k: int, q: int) -> nn.Sequential:
    """An MLP with k hidden layers from h to h that share one nn.Linear(h, h)."""
    shared = nn.Linear(h, h)  # made once, placed k times
    layers = [nn.Linear(d, h), nn.ReLU()]
    for _ in range(k):
        layers += [shared, nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(h, q))
