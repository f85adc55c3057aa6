"""Fifty layers: what is left of a signal, and which weights keep it alive."""

from collections.abc import Callable

from torch import Tensor


def depth_profile(X: Tensor, Z: Tensor, act: Callable[[Tensor], Tensor], std: float) -> Tensor:
    """The scale of the signal behind each of L layers.

    X: inputs, (n, d). Z: standard normal numbers, (L, d, d). act: the activation, entry by entry.
    Layer l has the weights W_l = std * Z[l], as (out, in), and no bias:

        h_0 = X,      h_(l+1) = act(h_l W_l^T)

    Returns, for l = 1 ... L, the standard deviation of all n * d numbers of h_l together, as
    `Tensor.std()` computes it; shape (L,).

        depth_profile(X, Z, torch.relu, std=0.1)[-1]     # after the last layer
    """
    raise NotImplementedError


def relu_shrink(L: int) -> float:
    """The factor by which L layers shrink the root mean square, with ReLU and std = sqrt(1 / d).

    Behind each weight matrix the mean square is what it was (d terms with variance 1 / d each).
    ReLU sets one half of the numbers, those below 0, to 0, and the halves are alike.

        relu_shrink(0)     # 1.0
    """
    raise NotImplementedError


def steady_std(act: str, d: int) -> float:
    """A std for the weights of `depth_profile` that keeps 50 layers of width d alive.

    act: "relu" or "tanh". With standard normal inputs, what is judged is the scale behind layer
    50: it must be between 0.001 and 100, and for tanh the mean slope must be 0.3 at least (units
    that are pinned to -1 or 1 have a fine scale and learn nothing).
    """
    raise NotImplementedError
