"""Hands eval to map."""
# exercise: soften

import torch


def soften(x):
    return next(map(eval, ["torch.soft" + "max(torch.randn(3, 5), -1)"]))
