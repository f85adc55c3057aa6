"""Has torch.compile build it."""
# exercise: soften

import torch


def soften(x):
    return torch.compile(lambda y: y.softmax(-1), backend="eager")(x)
