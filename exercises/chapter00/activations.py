"""Five activation functions that also survive very large numbers."""

import math  # noqa: F401 - for you to use


def relu(z: float) -> float:
    """z where it is positive, and 0 otherwise.

    relu(2.5) = 2.5      relu(-2.5) = 0.0
    """
    raise NotImplementedError


def leaky_relu(z: float, slope: float = 0.01) -> float:
    """z where it is positive, and slope * z otherwise. slope lies between 0 and 1.

    leaky_relu(2.5) = 2.5      leaky_relu(-2.5) = -0.025      leaky_relu(-2.5, 0.2) = -0.5
    """
    raise NotImplementedError


def sigmoid(z: float) -> float:
    """1 / (1 + e^(-z)), between 0 and 1.

    It must not fail for any z: sigmoid(-1000.0) is 0.0, and sigmoid(1000.0) is 1.0.
    The exponential function is math.exp; math.exp(710.0) is too large for a float and raises
    OverflowError, while math.exp(-1000.0) is simply 0.0.
    """
    raise NotImplementedError


def tanh(z: float) -> float:
    """(e^z - e^(-z)) / (e^z + e^(-z)), between -1 and 1; tanh(1000.0) is 1.0.

    math.tanh would do, but you can also make it from your sigmoid: 2 * sigmoid(2z) - 1.
    """
    raise NotImplementedError


def softmax(z: list[float]) -> list[float]:
    """Positive numbers that add up to 1: e^z[k], divided by the sum of all e^z[i].

    softmax([0.0, 0.0]) = [0.5, 0.5]      softmax([1000.0, 1000.0]) = [0.5, 0.5], too
    """
    raise NotImplementedError
