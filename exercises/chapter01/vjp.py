"""One backward pass for a function with many outputs."""

from collections.abc import Callable

from torch import Tensor


def vjp(f: Callable[[Tensor], Tensor], x: Tensor, v: Tensor) -> Tensor:
    """The vector-Jacobian product: v weights the outputs of f, and one backward pass does it.

    f: takes a tensor of shape (d,), returns one of shape (m,). x: where to differentiate, shape
    (d,). v: one weight for each output, shape (m,).
    Returns the vector J^T v, shape (d,), where J is the Jacobian of f at x:

        J[i, j] = d f(x)[i] / d x[j]        shape (m, d)

    x stays as it is: its `.grad` and its `requires_grad` do not change. What is returned carries
    no graph.

        f = lambda x: torch.stack([x[0] * x[1], x[0] + x[1], 3 * x[1]])     # (2,) -> (3,)
        x = torch.tensor([2.0, 5.0])                    # J = [[5, 2], [1, 1], [0, 3]]
        vjp(f, x, torch.tensor([1.0, 10.0, 0.0]))       # [15., 12.] = 1*[5, 2] + 10*[1, 1]
    """
    raise NotImplementedError
