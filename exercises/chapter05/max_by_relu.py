"""A maximum, from nothing but sums and ReLU."""

from torch import Tensor


def max_by_relu(a: Tensor, b: Tensor) -> Tensor:
    """The larger one of each pair of numbers; a and b of any, the same shape.

    Only sums, differences, products with constants, and `torch.relu`. Gradients flow to both.

        max_by_relu(torch.tensor([1., -1.]), torch.tensor([0., -2.]))      # [1., -1.]
    """
    raise NotImplementedError


def max_pool_by_relu(X: Tensor) -> Tensor:
    """Max pooling with windows of 2×2 side by side, of `max_by_relu` and slices (or convolutions).

    X: shape (n, c, h, w). Returns shape (n, c, h // 2, w // 2): an odd row or column at the end is
    left out. X stays as it is.

        max_pool_by_relu(torch.tensor([[[[1., 2., 7.], [-3., 0., 7.]]]]))       # [[[[2.]]]]
    """
    raise NotImplementedError
