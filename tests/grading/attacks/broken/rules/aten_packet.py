"""Calls the operator of torch.ops."""
# exercise: soften

import torch


def soften(x):
    return torch.ops.aten._softmax(x, -1, False)
