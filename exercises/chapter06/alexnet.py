"""AlexNet, for one channel or three, at full size or scaled down."""

from torch import nn


def AlexNet(in_ch: int = 1, classes: int = 10, scale: int = 1) -> nn.Module:
    """A net that gives scores to images of shape (n, in_ch, 224, 224).

    scale divides every number of channels and hidden units below: 96 // scale kernels and so on.
    The number of classes and in_ch are not divided. The stages, by the shape that leaves them:

        convolution 11 x 11, stride 4, padding 1     (n, 96, 54, 54)
        max pooling 3 x 3, stride 2                  (n, 96, 26, 26)
        convolution 5 x 5                            (n, 256, 26, 26)
        max pooling 3 x 3, stride 2                  (n, 256, 12, 12)
        convolution 3 x 3                            (n, 384, 12, 12)
        convolution 3 x 3                            (n, 384, 12, 12)
        convolution 3 x 3                            (n, 256, 12, 12)
        max pooling 3 x 3, stride 2                  (n, 256, 5, 5)
        dense                                        (n, 4096)
        dense                                        (n, 4096)
        dense                                        (n, classes), the scores

    A ReLU follows every convolution, and every dense layer but the last. Behind each of the two
    ReLUs of the dense part stands dropout with probability 0.5. The original's local response
    normalisation is left out. A class with the same three arguments is as good.

        AlexNet(3, 1000, scale=16)(torch.rand(2, 3, 224, 224)).shape       # (2, 1000)
    """
    raise NotImplementedError
