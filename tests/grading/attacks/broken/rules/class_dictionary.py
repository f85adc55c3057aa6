"""Takes the method from the dictionary of the class."""
# exercise: soften

import torch


def soften(x):
    return torch.Tensor.__base__.__dict__["softmax"](x, -1)
