"""What a layer costs if every pixel is connected with every pixel, and if weights are shared."""


def dense_vs_conv(h: int, w: int, ci: int, co: int, k: int) -> tuple[int, int]:
    """Numbers of parameters of two layers that turn (ci, h, w) into (co, h, w).

    The first is dense: each of the co * h * w outputs has a weight for each of the ci * h * w
    inputs, and a bias. The second is a convolution with kernels of k×k, padded so that the size
    stays, with a bias for each output channel.

    Returns two ints (dense, conv).

        dense_vs_conv(2, 2, 1, 1, 1)        # (20, 2)
    """
    raise NotImplementedError
