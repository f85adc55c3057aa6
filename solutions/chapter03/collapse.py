"""Two affine layers are one."""

from torch import Tensor


def collapse(W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> tuple[Tensor, Tensor]:
    """The single layer that does the same as two layers without an activation in between."""
    # W2 (W1 x + b1) + b2 = (W2 W1) x + (W2 b1 + b2): what acts first stands right
    return W2 @ W1, W2 @ b1 + b2


def largest_rank(widths: list[int]) -> int:
    """The largest rank that the collapsed weight of a chain of affine layers can have."""
    return min(widths)  # what was lost in the narrowest place does not come back
