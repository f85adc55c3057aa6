"""An Inception block: four ways side by side."""

from torch import Tensor, nn


class Inception(nn.Module):
    """Four branches that all read X, their maps put side by side along the channels.

        branch 1:  conv 1 x 1 to c1
        branch 2:  conv 1 x 1 to c2[0],             conv 3 x 3 to c2[1], padding 1
        branch 3:  conv 1 x 1 to c3[0],             conv 5 x 5 to c3[1], padding 2
        branch 4:  max pooling 3 x 3, stride 1,     conv 1 x 1 to c4
                   padding 1

    A ReLU follows each convolution. The convolutions are nn.Conv2d with a bias, and are called b1,
    b2a, b2b, b3a, b3b and b4. The maps of branch 1 come first, those of branch 4 last.

    Input (n, ci, h, w), output (n, c1 + c2[1] + c3[1] + c4, h, w).

        Inception(192, 64, (96, 128), (16, 32), 32)(torch.randn(1, 192, 28, 28)).shape
        # (1, 256, 28, 28)
    """

    def __init__(
        self, ci: int, c1: int, c2: tuple[int, int], c3: tuple[int, int], c4: int
    ) -> None:
        raise NotImplementedError

    def forward(self, X: Tensor) -> Tensor:
        """Shape (n, c1 + c2[1] + c3[1] + c4, h, w)."""
        raise NotImplementedError
