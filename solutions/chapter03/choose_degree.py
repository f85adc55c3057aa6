"""Choose the degree of a polynomial by its validation error."""

import math
from collections.abc import Sequence

import torch
from torch import Tensor


def design(x: Tensor, degree: int) -> Tensor:
    """Column i is x**i / i!, shape (n, degree + 1): without the factorial, numbers grow huge."""
    return torch.stack([x**i / math.factorial(i) for i in range(degree + 1)], dim=1)


def choose_degree(
    x_train: Tensor,
    y_train: Tensor,
    x_valid: Tensor,
    y_valid: Tensor,
    degrees: Sequence[int],
) -> int:
    """The smallest degree whose validation error is within one standard error of the best."""
    squares = {}  # degree -> squared errors on the validation set, (m,)
    for degree in degrees:
        # the training set determines the weights, the validation set judges them
        w = torch.linalg.lstsq(design(x_train, degree), y_train[:, None]).solution
        squares[degree] = (design(x_valid, degree) @ w - y_valid[:, None]).square().flatten()

    errors = {degree: each.mean().item() for degree, each in squares.items()}
    best = min(degrees, key=lambda degree: errors[degree])
    # a mean of m numbers is uncertain by about s; less than that is no reason for a larger model
    s = squares[best].std().item() / math.sqrt(len(y_valid))
    return min(degree for degree in degrees if errors[degree] <= errors[best] + s)
