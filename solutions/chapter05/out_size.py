"""How many places a sliding window has."""


def out_size(n: int, k: int, p: int = 0, s: int = 1, d: int = 1) -> int:
    """The size of a convolution's or pooling's output along one axis."""
    span = d * (k - 1) + 1  # from the kernel's first entry to its last: k - 1 gaps of d
    room = n + 2 * p - span  # how far the window can move to the right from its first place
    if room < 0:
        return 0
    return room // s + 1  # whole steps only, and the place where it begins
