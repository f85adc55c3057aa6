"""Ordinary least squares: the best straight fit, in one go."""

from torch import Tensor


def ols(X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """The weights and the bias that make the sum of squared errors smallest.

    X: features, shape (n, d), with n > d + 1. y: targets, shape (n, 1).
    Returns w, shape (d, 1), and b, shape (1,), of X's dtype and on its device, such that no other
    pair gives a smaller sum of (X @ w + b - y) ** 2. X and y stay as they are.

    Columns of X may depend on each other: two may be equal, or one may be 0 throughout. Many pairs
    are then equally good; return the one whose w is shortest. So an all-zero column gets weight 0,
    and two equal columns share their weight equally.

        X = torch.tensor([[0.], [1.], [2.]])
        y = torch.tensor([[1.], [3.], [5.]])
        ols(X, y)        # w = [[2.]], b = [1.]:  y = 2 x + 1
    """
    raise NotImplementedError
