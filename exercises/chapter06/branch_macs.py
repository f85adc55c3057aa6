"""What a 1 x 1 convolution saves."""


def branch_macs(ci: int, red: int, co: int, k: int, h: int, w: int) -> tuple[int, int]:
    """Multiply-adds of a branch of an Inception block, with and without its 1 x 1 convolution.

    With: a 1 x 1 convolution from ci to red channels, then a k x k convolution from red to co.
    Without: the k x k convolution from ci to co alone. All maps are h x w, as padding keeps them.
    One multiply-add for each product of a weight and a number of the map; biases are not counted,
    and at the border the padding counts like any other pixel.

    Returns (with, without).

        branch_macs(8, 2, 4, 3, 5, 5)    # (2200, 7200)
    """
    raise NotImplementedError
