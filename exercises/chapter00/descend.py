"""Walk downhill: measure the slope, take a step against it, repeat."""

from collections.abc import Callable


def slope(f: Callable[[float], float], x: float) -> float:
    """How steeply f rises at x, measured from two values of f close to x.

    f: a function that takes one number and gives one number. (`lambda x: x * x`, in the examples,
    is such a function, without a name: it takes x and gives x * x.) h is a small step:

        slope = (f(x + h) - f(x - h)) / (2 * h)            for example with h = 1e-5

        slope(lambda x: x * x, 3.0)     # about 6: near 3, x² grows 6 times as fast as x
        slope(lambda x: 7 - x, 3.0)     # about -1: it falls
    """
    raise NotImplementedError


def descend(f: Callable[[float], float], x0: float, lr: float, steps: int) -> list[float]:
    """Take `steps` steps downhill from x0, and return every place where you stood.

    lr: the learning rate, a positive number. Each step is

        x  <-  x - lr * slope(f, x)

    Returns a list of steps + 1 numbers: x0 first, then the x after each step.

        descend(lambda x: x * x, 1.0, 0.25, 3)      # about [1.0, 0.5, 0.25, 0.125]
        descend(lambda x: x * x, 1.0, 0.25, 0)      # [1.0]: no step, but you stood somewhere
    """
    raise NotImplementedError
