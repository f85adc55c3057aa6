"""Calls the kernel of another dispatch key."""
# exercise: soften

import torch


def soften(x):
    keys = torch._C.DispatchKeySet(torch._C.DispatchKey.CPU)
    return torch.ops.aten._softmax.default.redispatch(keys, x, -1, False)
