"""Fit a slope by gradient descent."""

from torch import Tensor


def fit(x: Tensor, y: Tensor, steps: int) -> list[float]:
    """The slope after each step."""
    slope, slopes = 0.0, []
    for _ in range(steps):
        slope -= 0.2 * (2 * (slope * x - y) * x).mean().item()
        slopes.append(slope)
    return slopes
