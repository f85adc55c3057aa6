"""Says by __class__ that it is a tensor."""

import torch


class Liar:
    @property
    def __class__(self):
        return torch.Tensor

    dtype = torch.float32
    shape = torch.Size([4])


def secret(x):
    return Liar()
