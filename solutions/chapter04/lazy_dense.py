"""A dense layer that learns its input size from the first input."""

import math

import torch
from torch import Tensor, nn, optim


class LazyDense(nn.Module):
    """x -> x W^T + b, where the size of W is known only once an x has come."""

    def __init__(self, out: int) -> None:
        super().__init__()
        self.out = out
        # the names exist from the start; what they hold does not
        self.register_parameter("weight", None)
        self.register_parameter("bias", None)

    def forward(self, x: Tensor) -> Tensor:
        """x: shape (..., d). Returns shape (..., q)."""
        if self.weight is None:
            self.create(x)
        return x @ self.weight.T + self.bias  # (..., d) @ (d, q) + (q,)

    def create(self, x: Tensor) -> None:
        """Make the parameters that fit x, where x is and of the numbers that x is made of."""
        d = x.shape[-1]
        bound = 1 / math.sqrt(d)
        for name, shape in {"weight": (self.out, d), "bias": (self.out,)}.items():
            values = torch.empty(shape, dtype=x.dtype, device=x.device).uniform_(-bound, bound)
            setattr(self, name, nn.Parameter(values))


def optimizer_for(net: nn.Module, example: Tensor, lr: float) -> optim.SGD:
    """Stochastic gradient descent over all parameters of net."""
    with torch.no_grad():
        net(example)  # a dry run: now every layer has its parameters
    return optim.SGD(net.parameters(), lr=lr)
