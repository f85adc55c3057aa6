"""A frame around an image: zeros, the edge continued, or a mirror."""

import torch
from torch import Tensor


def sources(size: int, before: int, after: int, mode: str, device: torch.device) -> Tensor:
    """For each place of a padded axis: from which place of the axis its number comes."""
    places = torch.arange(-before, size + after, device=device)  # those of the frame lie outside
    if mode == "replicate":
        return places.clamp(0, size - 1)
    places = places.abs()  # mirrored on place 0: -1 is 1, -2 is 2
    last = size - 1
    return last - (last - places).abs()  # and on the last one


def pad2d(X: Tensor, pad: tuple[int, int, int, int], mode: str = "zero") -> Tensor:
    """Lay a frame around the last two axes of X: (..., H, W) -> (..., t + H + b, l + W + r)."""
    top, bottom, left, right = pad
    H, W = X.shape[-2:]
    if mode == "zero":
        Y = X.new_zeros(*X.shape[:-2], top + H + bottom, left + W + right)
        Y[..., top : top + H, left : left + W] = X
        return Y
    rows = sources(H, top, bottom, mode, X.device)
    columns = sources(W, left, right, mode, X.device)
    return X[..., rows[:, None], columns]  # rows as a column: every row with every column
