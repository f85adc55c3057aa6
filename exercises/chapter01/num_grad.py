"""A gradient from nothing but values."""

from collections.abc import Callable

from torch import Tensor


def num_grad(f: Callable[[Tensor], Tensor], x: Tensor, h: float = 1e-5) -> Tensor:
    """The gradient of f at x by central differences.

    f: takes a tensor of shape (n,), returns one number, a tensor of shape ().
    x: the point, shape (n,), float64.
    h: the step, the same for every coordinate.
    Returns g of shape (n,), float64, where e_i is the vector with 1 in place i and 0 elsewhere:

        g[i] = (f(x + h * e_i) - f(x - h * e_i)) / (2 * h)

    x stays as it is.

        num_grad(lambda x: x[0] * x[1], torch.tensor([2.0, 5.0], dtype=torch.float64))   # [5., 2.]
    """
    raise NotImplementedError
