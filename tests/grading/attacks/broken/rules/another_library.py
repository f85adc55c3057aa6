"""Registers the operator again with a library of its own."""
# exercise: soften

import torch

library = torch.library.Library("aten", "IMPL")
library.impl("_softmax", lambda x, dim, half: x.exp() / x.exp().sum(dim, keepdim=True), "CPU")


def soften(x):
    return x.softmax(-1)
