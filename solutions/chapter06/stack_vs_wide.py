"""Several small kernels on top of each other, or one wide kernel?"""


def stack_vs_wide(c: int, k: int, n: int, bias: bool = False) -> tuple[int, int, int]:
    """(field, stack, wide): how far n convolutions of k x k see, and what that costs either way."""
    field = 1 + n * (k - 1)  # each layer adds k - 1 rows to what one number sees
    each = c if bias else 0
    stack = n * (c * c * k * k + each)  # c kernels of c channels
    wide = c * c * field * field + each
    return field, stack, wide
