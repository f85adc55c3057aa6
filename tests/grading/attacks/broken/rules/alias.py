"""Calls it by another name."""
# exercise: soften

import torch.nn.functional as F

f = F.softmax


def soften(x):
    return f(x, dim=-1)
