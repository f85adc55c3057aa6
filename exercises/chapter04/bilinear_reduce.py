"""A layer that multiplies its inputs with each other."""

from torch import Tensor, nn


class BilinearReduce(nn.Module):
    """y_k = sum over i and j of W[i, j, k] x_i x_j, for each example x by itself.

    d: number of inputs. k: number of outputs.

    The only parameter is called `W`: float32, shape (d, d, k), drawn from the normal distribution
    with mean 0 and standard deviation 1 / d. (Where the x_i are independent with mean square 1, the
    variance of y is then about 1: d^2 terms of variance 1 / d^2.)

        layer = BilinearReduce(3, 2)
        layer(torch.randn(5, 3)).shape   # (5, 2)

    With n examples, no tensor of n × n numbers is made on the way, and the number of operations
    (calls of PyTorch) does not depend on n.
    """

    def __init__(self, d: int, k: int) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, X: Tensor) -> Tensor:
        """X: shape (n, d). Returns shape (n, k)."""
        raise NotImplementedError
