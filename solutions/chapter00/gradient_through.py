"""How much of a gradient is left after many layers."""

import math


def value(act: str, z: float) -> float:
    """What the activation answers: act is "sigmoid", "tanh" or "relu"."""
    if act == "relu":
        return max(0.0, z)
    if act == "tanh":
        return math.tanh(z)
    e = math.exp(-abs(z))
    return 1 / (1 + e) if z >= 0 else e / (1 + e)


def slope(act: str, z: float) -> float:
    """The derivative of the activation at z."""
    if act == "relu":
        return 1.0 if z > 0 else 0.0
    y = value(act, z)
    return 1 - y * y if act == "tanh" else y * (1 - y)


def gradient_through(act: str, L: int, z: float) -> float:
    """The derivative of the last number with respect to z, after L activations in a row."""
    gradient = 1.0
    for _ in range(L):
        gradient *= slope(act, z)  # at the input of this activation ...
        z = value(act, z)  # ... and only then on to the next one
    return gradient


def sigmoid_bound(L: int) -> float:
    """The largest that gradient_through("sigmoid", L, z) could be."""
    return 0.25**L  # s (1 - s) is largest at s = 1/2, that is at z = 0: a quarter for each layer
