"""Returns one number with a declared size of eight exabytes."""

import torch


def secret(x):
    return torch.zeros(1).expand(2**30, 2**31)
