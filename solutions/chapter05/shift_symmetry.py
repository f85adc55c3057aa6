"""Does the answer move along with the image, or does it stay as it is?"""

from collections.abc import Callable

import torch
from torch import Tensor


def alike(A: Tensor, B: Tensor) -> bool:
    """Equal but for rounding."""
    return torch.allclose(A, B, rtol=1e-4, atol=1e-4)


def shift_symmetry(
    f: Callable[[Tensor], Tensor], X: Tensor, shift: tuple[int, int], margin: int
) -> str:
    """Compare f(shift X) with f(X), and with shift f(X)."""
    Y, Y_shifted = f(X), f(X.roll(shift, dims=(2, 3)))
    if alike(Y_shifted, Y):
        return "invariant"
    if Y.dim() != 4:
        return "neither"

    # a map of half the size moves by half as much; a shift of half a place does not exist
    moved = [s * after for s, after in zip(shift, Y.shape[2:], strict=True)]
    sizes = X.shape[2:]
    if any(m % size for m, size in zip(moved, sizes, strict=True)):
        return "neither"
    places = [m // size for m, size in zip(moved, sizes, strict=True)]

    def interior(A: Tensor) -> Tensor:
        # not [margin:-margin], which is empty for a margin of 0
        return A[:, :, margin : A.shape[2] - margin, margin : A.shape[3] - margin]

    if alike(interior(Y_shifted), interior(Y.roll(places, dims=(2, 3)))):
        return "equivariant"
    return "neither"
