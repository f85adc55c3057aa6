"""Build a multilayer perceptron of any depth from PyTorch's layers."""

from itertools import pairwise

from torch import nn


def build_mlp(sizes: list[int], act: type[nn.Module], std: float) -> nn.Sequential:
    """An MLP for images: nn.Flatten(), then nn.Linear layers with activations between them."""
    layers: list[nn.Module] = [nn.Flatten()]
    for inputs, outputs in pairwise(sizes):
        linear = nn.Linear(inputs, outputs)
        nn.init.normal_(linear.weight, std=std)  # a standard deviation, not a variance
        nn.init.zeros_(linear.bias)
        layers += [linear, act()]
    return nn.Sequential(*layers[:-1])  # the outputs are scores: no activation behind them
