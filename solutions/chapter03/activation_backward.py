"""Four activation functions that bring their own derivative along."""

import torch
from torch import Tensor
from torch.autograd import Function


class ReLU(Function):
    """max(0, x) for every element; used as ReLU.apply(x)."""

    @staticmethod
    def forward(ctx, x: Tensor) -> Tensor:
        """x: any shape. Returns the same shape and dtype."""
        ctx.save_for_backward(x)
        return torch.where(x > 0, x, 0)

    @staticmethod
    def backward(ctx, grad: Tensor) -> Tensor:
        """The gradient passes where x was positive, and nowhere else."""
        (x,) = ctx.saved_tensors
        return torch.where(x > 0, grad, 0)


class PReLU(Function):
    """x where it is positive, a * x elsewhere; the slope a is learnt."""

    @staticmethod
    def forward(ctx, x: Tensor, a: Tensor) -> Tensor:
        """x: any shape. a: one number, shape ()."""
        ctx.save_for_backward(x, a)
        return torch.where(x > 0, x, a * x)

    @staticmethod
    def backward(ctx, grad: Tensor) -> tuple[Tensor, Tensor]:
        """One gradient for each argument of forward."""
        x, a = ctx.saved_tensors
        grad_x = torch.where(x > 0, grad, a * grad)
        grad_a = torch.where(x > 0, 0, x * grad).sum()  # a plays a part in every element
        return grad_x, grad_a


class Sigmoid(Function):
    """1 / (1 + exp(-x)); finite, and with a finite derivative, for every finite x."""

    @staticmethod
    def forward(ctx, x: Tensor) -> Tensor:
        """x: any shape. Returns the same shape and dtype."""
        s = torch.sigmoid(x)
        ctx.save_for_backward(s)  # the output is all that the slope needs
        return s

    @staticmethod
    def backward(ctx, grad: Tensor) -> Tensor:
        """No exponential here, so that nothing can overflow."""
        (s,) = ctx.saved_tensors
        return grad * s * (1 - s)


class Swish(Function):
    """x * sigmoid(x), also called SiLU."""

    @staticmethod
    def forward(ctx, x: Tensor) -> Tensor:
        """x: any shape. Returns the same shape and dtype."""
        s = torch.sigmoid(x)
        ctx.save_for_backward(x, s)
        return x * s

    @staticmethod
    def backward(ctx, grad: Tensor) -> Tensor:
        """Product rule: 1 * s + x * s'."""
        x, s = ctx.saved_tensors
        return grad * (s + x * s * (1 - s))
