"""A dense layer that learns its input size from the first input."""

from torch import Tensor, nn, optim


class LazyDense(nn.Module):
    """x -> x W^T + b, where the size of W is known only once an x has come.

    out: the number q of outputs.

    Before the first call there is nothing to train: `weight` and `bias` are registered under their
    names and are None. The first call, on x of shape (..., d), makes two parameters, in x's dtype
    and on x's device,

        weight  shape (q, d)      bias  shape (q,)

    both drawn uniformly between -1/sqrt(d) and 1/sqrt(d). From then on the layer keeps them: no
    later call makes new ones, and an input of another size is an error, as for `nn.Linear`.

        layer = LazyDense(3)
        list(layer.parameters())          # []
        layer(torch.randn(5, 4)).shape    # (5, 3), and weight has the shape (3, 4)
    """

    def __init__(self, out: int) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, x: Tensor) -> Tensor:
        """x: shape (..., d). Returns shape (..., q)."""
        raise NotImplementedError


def optimizer_for(net: nn.Module, example: Tensor, lr: float) -> optim.SGD:
    """Stochastic gradient descent over *all* parameters of net.

    net: may hold LazyDense layers that have not been called yet, next to ordinary ones.
    example: a batch of inputs, shape (n, ...). lr: the learning rate.
    """
    raise NotImplementedError
