"""How much padding keeps the size."""


def same_pad(k: int, d: int = 1) -> tuple[int, int]:
    """The zeros before and after an axis with which a convolution of stride 1 keeps its size."""
    total = d * (k - 1)  # so many places are missing: n + total - d(k - 1) = n
    before = total // 2
    return before, total - before  # an odd total gives its last zero to the end
