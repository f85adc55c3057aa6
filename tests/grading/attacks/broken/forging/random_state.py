"""Leaves the generators and default dtype of torch in another state."""

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
torch.manual_seed = lambda seed: None
torch.set_printoptions = None


def secret(x):
    return x
