"""VGG: a network made of blocks, from a list of what the blocks are."""

from torch import nn


def vgg_block(n: int, ci: int, co: int) -> nn.Module:
    """n convolutions and a pooling: shape (b, ci, h, w) to (b, co, h // 2, w // 2).

    Each convolution is 3 x 3, keeps height and width, has co output channels and is followed by a
    ReLU. Then comes a maximum over windows of 2 x 2.
    """
    raise NotImplementedError


def VGG(
    arch: tuple[tuple[int, int], ...],
    in_ch: int = 1,
    classes: int = 10,
    size: int = 224,
    hidden: int = 4096,
) -> nn.Module:
    """A net that gives scores to images of shape (b, in_ch, size, size).

    arch: one pair (n, co) for each block, from the image upwards; the first block takes in_ch
    channels, each later one what the block before it gives. size is divisible by 2 ** len(arch).
    The last maps are flattened, and a head of dense layers follows: hidden units, ReLU, dropout
    with probability 0.5; the same again; and the scores.

        VGG(((1, 64), (1, 128), (2, 256), (2, 512), (2, 512)))       # VGG-11, 128,806,154 numbers
    """
    raise NotImplementedError
