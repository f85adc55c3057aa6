"""A layer without parameters: every example loses its mean."""

from torch import Tensor, nn


class Centered(nn.Module):
    """Subtracts from each example the mean of its features, the numbers on the last axis."""

    def forward(self, X: Tensor) -> Tensor:
        """X: shape (..., d). Returns the same shape, with mean 0 along the last axis."""
        return X - X.mean(dim=-1, keepdim=True)  # (..., d) - (..., 1)
