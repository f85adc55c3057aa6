"""A residual block."""

from torch import Tensor, nn


class Residual(nn.Module):
    """Two 3 x 3 convolutions, and a way around them.

        X -> conv1 -> bn1 -> ReLU -> conv2 -> bn2 -> (+) -> ReLU
        X ------------------------------------------> |

    ci, co: channels of the input and of the output. stride: of conv1 (conv2 has stride 1). Both
    convolutions have padding 1 and no bias: a batch normalisation follows, which takes it away.

    Where the block changes the shape (ci != co, or stride != 1), X cannot be added as it is. Then,
    and only then, the way around is a 1 x 1 convolution of the same stride and its normalisation:

        X -> conv3 -> bn3 ---------------------------> (+)

    Input (n, ci, h, w), output (n, co, ceil(h / stride), ceil(w / stride)). The attributes are
    called conv1, bn1, conv2, bn2, conv3, bn3, and are nn.Conv2d and nn.BatchNorm2d.

        Residual(64, 128, stride=2)(torch.randn(1, 64, 56, 56)).shape    # (1, 128, 28, 28)
    """

    def __init__(self, ci: int, co: int, stride: int = 1) -> None:
        raise NotImplementedError

    def forward(self, X: Tensor) -> Tensor:
        """Shape (n, co, ceil(h / stride), ceil(w / stride))."""
        raise NotImplementedError
