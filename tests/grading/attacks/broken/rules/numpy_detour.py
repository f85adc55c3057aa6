"""Computes in NumPy."""
# exercise: soften

import numpy as np
import torch


def soften(x):
    powers = np.exp(x.detach().numpy())
    return torch.from_numpy(powers / powers.sum(-1, keepdims=True))
