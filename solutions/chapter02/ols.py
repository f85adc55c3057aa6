"""Ordinary least squares: the best straight fit, in one go."""

import torch
from torch import Tensor


def ols(X: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """The least-squares weights (d, 1) and bias (1,); the shortest ones if there are several."""
    # a column of ones makes the bias one weight more: X w + b = A [w; b]
    A = torch.cat((X, X.new_ones(len(X), 1)), dim=1)  # (n, d + 1)

    # The pseudo-inverse works on A itself, by its singular values, and leaves out those that are
    # zero up to rounding; A^T A would square their spread, and has no inverse if one of them is
    # zero. (On a CPU, torch.linalg.lstsq does the same; on a GPU it trusts the rank to be full.)
    solution = torch.linalg.pinv(A) @ y  # (d + 1, 1)
    return solution[:-1], solution[-1]
