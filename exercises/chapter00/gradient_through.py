"""How much of a gradient is left after many layers."""

import math


def value(act: str, z: float) -> float:
    """What the activation answers: act is "sigmoid", "tanh" or "relu". Given."""
    if act == "relu":
        return max(0.0, z)
    if act == "tanh":
        return math.tanh(z)
    e = math.exp(-abs(z))
    return 1 / (1 + e) if z >= 0 else e / (1 + e)


def slope(act: str, z: float) -> float:
    """The derivative of the activation at z: how fast its value grows there.

    With s = value("sigmoid", z), the slope of the sigmoid is s * (1 - s).
    With t = value("tanh", z), the slope of tanh is 1 - t * t.
    The slope of ReLU is 1 where z > 0, and 0 elsewhere; at z = 0 itself, say 0, as PyTorch does.
    """
    raise NotImplementedError


def gradient_through(act: str, L: int, z: float) -> float:
    """The derivative of the last number with respect to z, after L activations in a row.

    z_0 = z,  z_1 = value(act, z_0),  z_2 = value(act, z_1), ...,  z_L = value(act, z_(L-1)).
    By the chain rule it is the product of L slopes, each taken at the INPUT of its activation:
    slope(act, z_0) * slope(act, z_1) * ... * slope(act, z_(L-1)). For L = 0 it is 1.0.

        gradient_through("relu", 10, 2.0)     # 1.0
        gradient_through("sigmoid", 1, 0.0)   # 0.25
    """
    raise NotImplementedError


def sigmoid_bound(L: int) -> float:
    """The largest that gradient_through("sigmoid", L, z) could be if every slope were at its best.

    Where is the sigmoid steepest, and how steep is it there?
    """
    raise NotImplementedError
