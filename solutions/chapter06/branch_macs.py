"""What a 1 x 1 convolution saves."""


def branch_macs(ci: int, red: int, co: int, k: int, h: int, w: int) -> tuple[int, int]:
    """Multiply-adds of a branch of an Inception block, with and without its 1 x 1 convolution."""
    places = h * w
    narrow = places * ci * red  # each of red channels reads all ci at each place
    wide = places * k * k * red * co
    return narrow + wide, places * k * k * ci * co
