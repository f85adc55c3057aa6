"""Walk downhill: measure the slope, take a step against it, repeat."""

from collections.abc import Callable


def slope(f: Callable[[float], float], x: float) -> float:
    """How steeply f rises at x: the change of f over a short stretch with x in its middle."""
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)  # the stretch from x - h to x + h is 2h long


def descend(f: Callable[[float], float], x0: float, lr: float, steps: int) -> list[float]:
    """Take `steps` steps downhill from x0; returns the steps + 1 places visited."""
    x = x0
    path = [x]
    for _ in range(steps):
        # The slope is measured anew at every place. It points uphill, hence the minus.
        x = x - lr * slope(f, x)
        path.append(x)
    return path
