"""Network in network."""

from torch import nn


def nin_block(ci: int, co: int, kernel: int, stride: int, padding: int) -> nn.Module:
    """A convolution, and behind it a small dense net that every pixel runs through.

        conv kernel x kernel from ci to co, with that stride and padding -> ReLU
        conv 1 x 1 from co to co                                         -> ReLU
        conv 1 x 1 from co to co                                         -> ReLU

    All three have a bias.
    """
    raise NotImplementedError


def nin(in_ch: int = 1, classes: int = 10) -> nn.Module:
    """Four blocks, and a mean: there is no dense layer.

    Behind each part, for an input of shape (n, in_ch, 224, 224):

        block 11 x 11, stride 4, no padding           (n, 96, 54, 54)
        3 x 3 maximum pooling, stride 2               (n, 96, 26, 26)
        block 5 x 5, padding 2                        (n, 256, 26, 26)
        3 x 3 maximum pooling, stride 2               (n, 256, 12, 12)
        block 3 x 3, padding 1                        (n, 384, 12, 12)
        3 x 3 maximum pooling, stride 2               (n, 384, 5, 5)
        dropout, 0.5
        block 3 x 3, padding 1, a map for each class  (n, classes, 5, 5)
        mean of each map                              (n, classes)
    """
    raise NotImplementedError
