"""How many places a sliding window has."""


def out_size(n: int, k: int, p: int = 0, s: int = 1, d: int = 1) -> int:
    """The size of a convolution's or pooling's output along one axis.

    n: size of the input. k: size of the kernel. p: zeros added on *each* side.
    s: stride, how far the window moves from one place to the next.
    d: dilation, how far apart neighbouring kernel entries lie in the input (1: side by side).

    Returns an int: how many places the window has, none of it hanging over the padded input.
    A window that fits nowhere has 0 places. n, k, s and d are at least 1, p at least 0.

        out_size(5, 3)              # 3: the window begins at 0, 1 or 2
        out_size(5, 3, p=1)         # 5: as 7 would have without padding
        out_size(8, 3, p=0, s=3)    # 2: it begins at 0 or 3; at 6 it would need a ninth number
        out_size(8, 3, d=3)         # 2: the kernel's three entries lie at 0, 3, 6 or at 1, 4, 7
    """
    raise NotImplementedError
