"""Has the backward pass compute, in a hook."""
# exercise: counted

import torch


def powers(x):
    out = []
    y = torch.zeros(4, requires_grad=True)
    y.register_hook(lambda grad: out.append(sum(x**n for n in range(100))))
    y.sum().backward()
    return out[0]
