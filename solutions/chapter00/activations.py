"""Five activation functions that also survive very large numbers."""

import math


def relu(z: float) -> float:
    """z where it is positive, and 0 otherwise."""
    return max(0.0, z)


def leaky_relu(z: float, slope: float = 0.01) -> float:
    """z where it is positive, and slope * z otherwise."""
    return z if z > 0 else slope * z


def sigmoid(z: float) -> float:
    """1 / (1 + e^(-z)), between 0 and 1."""
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    e = math.exp(z)  # the fraction above, enlarged by e^z: now nothing large is ever computed
    return e / (1 + e)


def tanh(z: float) -> float:
    """(e^z - e^(-z)) / (e^z + e^(-z)), between -1 and 1."""
    return 2 * sigmoid(2 * z) - 1  # the same S, twice as steep, from -1 to 1


def softmax(z: list[float]) -> list[float]:
    """e^z[k], divided by the sum of all e^z[i]."""
    top = max(z)
    powers = [math.exp(v - top) for v in z]  # at most e^0 = 1, and that at least once
    total = sum(powers)
    return [p / total for p in powers]
