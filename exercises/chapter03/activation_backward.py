"""Four activation functions that bring their own derivative along."""

from torch import Tensor
from torch.autograd import Function


class ReLU(Function):
    """max(0, x) for every element; used as ReLU.apply(x)."""

    @staticmethod
    def forward(ctx, x: Tensor) -> Tensor:
        """x: any shape. Returns the same shape and dtype.

        What `backward` will need is kept with ctx.save_for_backward(tensor, ...).
        """
        raise NotImplementedError

    @staticmethod
    def backward(ctx, grad: Tensor) -> Tensor:
        """grad: dL/dy, shape of y = relu(x). Returns dL/dx = grad * slope at x, shape of x.

        ctx.saved_tensors is the tuple of what was kept. The slope is 1 for x > 0, else 0.
        """
        raise NotImplementedError


class PReLU(Function):
    """x where it is positive, a * x elsewhere; the slope a is learnt."""

    @staticmethod
    def forward(ctx, x: Tensor, a: Tensor) -> Tensor:
        """x: any shape. a: one number, shape (), the same for all elements."""
        raise NotImplementedError

    @staticmethod
    def backward(ctx, grad: Tensor) -> tuple[Tensor, Tensor]:
        """Returns one gradient for each argument of forward: (dL/dx of x's shape, dL/da).

        At x = 0 itself, take a for the slope in x.
        """
        raise NotImplementedError


class Sigmoid(Function):
    """1 / (1 + exp(-x)); finite, and with a finite derivative, for every finite x."""

    @staticmethod
    def forward(ctx, x: Tensor) -> Tensor:
        """x: any shape. Returns the same shape and dtype. torch.sigmoid may be used."""
        raise NotImplementedError

    @staticmethod
    def backward(ctx, grad: Tensor) -> Tensor:
        """Returns dL/dx. With s the sigmoid of x, its slope is s * (1 - s)."""
        raise NotImplementedError


class Swish(Function):
    """x * sigmoid(x), also called SiLU."""

    @staticmethod
    def forward(ctx, x: Tensor) -> Tensor:
        """x: any shape. Returns the same shape and dtype."""
        raise NotImplementedError

    @staticmethod
    def backward(ctx, grad: Tensor) -> Tensor:
        """Returns dL/dx; the slope follows from the product rule."""
        raise NotImplementedError
