"""Fifty layers: what is left of a signal, and which weights keep it alive."""

import math
from collections.abc import Callable

import torch
from torch import Tensor


def depth_profile(X: Tensor, Z: Tensor, act: Callable[[Tensor], Tensor], std: float) -> Tensor:
    """The scale of the signal behind each of L layers, shape (L,)."""
    h, scales = X, []
    for Z_l in Z:
        h = act(h @ (std * Z_l).T)  # (n, d)
        scales.append(h.std())
    return torch.stack(scales)


def relu_shrink(L: int) -> float:
    """Each layer halves the mean square, and so takes the root of a half from its root."""
    return 0.5 ** (L / 2)


def steady_std(act: str, d: int) -> float:
    """A std for the weights that keeps 50 layers of width d alive."""
    # a sum of d terms has d times their variance; ReLU halves it, and tanh hardly changes what is
    # small, so that the scale settles by itself
    return math.sqrt((2 if act == "relu" else 1) / d)
