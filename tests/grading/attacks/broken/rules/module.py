"""Calls it as a module."""
# exercise: soften

from torch import nn


def soften(x):
    return nn.Softmax(-1)(x)
