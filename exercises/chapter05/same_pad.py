"""How much padding keeps the size."""


def same_pad(k: int, d: int = 1) -> tuple[int, int]:
    """The zeros before and after an axis with which a convolution of stride 1 keeps its size.

    k: size of the kernel along this axis. d: dilation, from one kernel entry to the next.
    Returns two ints (before, after). Where they cannot be equal, `after` is the larger one.

        same_pad(3)         # (1, 1)
        same_pad(2)         # (0, 1)
        same_pad(3, d=2)    # (2, 2)
    """
    raise NotImplementedError
