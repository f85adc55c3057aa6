"""Takes the decomposition of the operator from torch."""
# exercise: soften

import torch
from torch._decomp import decomposition_table


def soften(x):
    return decomposition_table[torch.ops.aten._softmax.default](x, -1, False)
