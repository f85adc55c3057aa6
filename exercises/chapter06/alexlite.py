"""AlexNet's ideas at the size of a stamp: 28 x 28 pixels, 300,000 parameters at most."""

from torch import nn


def AlexLite(classes: int = 10) -> nn.Module:
    """A net that gives scores (n, classes) to grey images (n, 1, 28, 28) in [0, 1].

    Yours to design, in AlexNet's manner:

        at least three convolutions, each with a ReLU, and maximum pooling between some of them
        then at least two dense layers, with dropout behind the hidden ones, only while training
        no more than 300,000 parameters in all

    It is trained with torch.optim.Adam at a learning rate of 0.002, in batches of 64: two epochs of
    8,000 images, or as many steps on fewer. No lazy layers: all shapes are known beforehand.
    """
    raise NotImplementedError
