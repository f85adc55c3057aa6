"""A network for any function made of straight pieces, without training."""

from torch import Tensor, nn


def pwl_net(knots: Tensor, values: Tensor, left_slope: float, right_slope: float) -> nn.Sequential:
    """A network with one hidden layer of ReLU units that equals a piecewise linear function.

    knots: shape (k,), k >= 1, ascending. values: shape (k,). f is continuous:
        f(knots[i]) = values[i], and straight between neighbouring knots;
        left of knots[0] a line of slope left_slope, right of knots[-1] one of right_slope.

    Returns nn.Sequential(nn.Linear(1, h), nn.ReLU(), nn.Linear(h, 1)) with h <= k + 2, of the
    knots' dtype, that maps (n, 1) to (n, 1) and equals f everywhere.

        net = pwl_net(tensor([0.0]), tensor([0.0]), -1.0, 1.0)
        net(tensor([[-2.0], [3.0]]))   # [[2.0], [3.0]]: the absolute value
    """
    raise NotImplementedError
