"""Switches off dispatch modes and torch functions."""
# exercise: soften

import torch
from torch.utils._python_dispatch import _disable_current_modes


def soften(x):
    with _disable_current_modes(), torch._C.DisableTorchFunction():
        return x.softmax(-1)
