"""A layer without parameters: every example loses its mean."""

from torch import Tensor, nn


class Centered(nn.Module):
    """Subtracts from each example the mean of *its* features, the numbers on the last axis.

        Centered()(torch.tensor([[1.0, 3.0], [10.0, 30.0]]))
        # [[-1, 1], [-10, 10]]

    No example knows of another: what happens to the first does not depend on the second. The layer
    has no parameters and no buffers, and it leaves X as it is.
    """

    def forward(self, X: Tensor) -> Tensor:
        """X: shape (..., d). Returns the same shape, with mean 0 along the last axis."""
        raise NotImplementedError
