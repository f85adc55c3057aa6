"""Reaches torch._C through a module that imports torch itself."""
# exercise: soften

import torch.nn.functional as F


def soften(x):
    with F.torch._C._DisableTorchDispatch():
        return F.softmax(x, -1)
