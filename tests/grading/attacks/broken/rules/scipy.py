"""Asks SciPy."""
# exercise: soften

import torch
from scipy.special import softmax


def soften(x):
    return torch.from_numpy(softmax(x.numpy(), -1))
