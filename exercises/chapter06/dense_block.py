"""A dense block, and the transition behind it."""

from torch import Tensor, nn


class DenseBlock(nn.Module):
    """n layers, each of which sees all that came before it.

    Layer i (i = 0, ..., n - 1) takes ci + i * g channels and makes g new ones:

        batch normalisation -> ReLU -> 3 x 3 convolution, padding 1, no bias

    What it makes is put behind what it was given, along the channels: the input first, then the
    layers' maps in their order. g is called the growth rate.

    Input (n, ci, h, w), output (n, ci + n_layers * g, h, w).

        DenseBlock(2, 3, 10)(torch.randn(4, 3, 8, 8)).shape    # (4, 23, 8, 8)
    """

    def __init__(self, n: int, ci: int, g: int) -> None:
        raise NotImplementedError

    def forward(self, X: Tensor) -> Tensor:
        """Shape (n, ci + n_layers * g, h, w)."""
        raise NotImplementedError


def transition(ci: int, co: int) -> nn.Module:
    """Fewer channels, and half the size.

        batch normalisation -> ReLU -> 1 x 1 convolution, no bias
            -> 2 x 2 mean pooling of stride 2

    Input (n, ci, h, w), output (n, co, h // 2, w // 2).
    """
    raise NotImplementedError
