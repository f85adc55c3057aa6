"""Build a multilayer perceptron of any depth from PyTorch's layers."""

from torch import nn


def build_mlp(sizes: list[int], act: type[nn.Module], std: float) -> nn.Sequential:
    """An MLP for images: nn.Flatten(), then nn.Linear layers with activations between them.

    sizes: inputs, all hidden layers in order, outputs: at least two numbers.
    act: a class such as nn.ReLU or nn.Tanh. An instance of its own follows every linear layer
        but the last, whose outputs are scores.
    std: all weights are drawn from a normal distribution of mean 0 and this standard deviation;
        all biases are 0.

        build_mlp([784, 256, 10], nn.ReLU, 0.01)
        # Flatten, Linear(784, 256), ReLU, Linear(256, 10)
    """
    raise NotImplementedError
