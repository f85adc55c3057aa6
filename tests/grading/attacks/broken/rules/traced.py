"""Traces it by TorchScript from a module reached through another."""
# exercise: soften

import torch.nn.functional as F


def soften(x):
    return F.torch.jit.trace(lambda y: y.softmax(-1), x)(x)
