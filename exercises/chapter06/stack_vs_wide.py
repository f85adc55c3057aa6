"""Several small kernels on top of each other, or one wide kernel?"""


def stack_vs_wide(c: int, k: int, n: int, bias: bool = False) -> tuple[int, int, int]:
    """Compare n convolutions of k x k in a row with the one convolution that sees as much.

    Every convolution has c input and c output channels and stride 1; with bias=True each has a bias
    for every output channel. k is odd. Returns three ints:

        field   the side of the receptive field of the stack, in pixels
        stack   the parameters of the n convolutions
        wide    the parameters of one convolution of field x field

        stack_vs_wide(1, 3, 2)       # (5, 18, 25)
    """
    raise NotImplementedError
