"""The size of a tensor."""

import math

from torch import Tensor


def norm(X: Tensor, p: float = 2, dim: int | None = None, keepdim: bool = False) -> Tensor:
    """The p-norm of the entries of X, over one axis or over all of them.

    X: floating-point numbers, any shape.
    p: 1 or more, whole or not: the norm is (|x_1|**p + |x_2|**p + ...) ** (1 / p).
        Or math.inf: the norm is the largest |x_i|.
    dim: the axis to reduce; None: all entries of X count as one long vector.
    keepdim: keep every reduced axis, with size 1.
    Returns a tensor of X's dtype on X's device. For X of shape (2, 3) its shape is () by default,
    (3,) with dim=0, (2, 1) with dim=1 and keepdim=True, (1, 1) with keepdim=True alone.
    X stays as it is, and gradients flow from the result back to X.

        norm(torch.tensor([3.0, -4.0]))        # 5.0
        norm(torch.tensor([3.0, -4.0]), p=1)   # 7.0
    """
    axes = tuple(range(X.dim())) if dim is None else dim
    sizes = X.abs()  # without it, odd powers of negative numbers would cancel positive ones
    if p == math.inf:
        return sizes.amax(axes, keepdim=keepdim)  # the limit: as a power, inf gives 1 for any X
    return sizes.pow(p).sum(axes, keepdim=keepdim).pow(1 / p)
