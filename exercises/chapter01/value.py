"""Numbers that know how they were computed, and can say what they depend on."""

from __future__ import annotations


class Value:
    """A number in a computational graph.

    data: the number, a float. grad: the derivative of the last result that `backward` was called
    on with respect to this number, 0.0 at first. sources: what it was computed from, as pairs

        (input, local)        local = d self / d input, a float

    A leaf, `Value(3.0)`, was computed from nothing. One product is done already:

        a, b = Value(3.0), Value(4.0)
        c = a * b             # c.data is 12.0, c.sources is ((a, 4.0), (b, 3.0))
    """

    def __init__(self, data: float, sources: tuple[tuple[Value, float], ...] = ()) -> None:
        self.data = float(data)
        self.grad = 0.0
        self.sources = sources

    def __mul__(self, other: Value | float) -> Value:
        other = as_value(other)
        return Value(self.data * other.data, ((self, other.data), (other, self.data)))

    def __add__(self, other: Value | float) -> Value:
        raise NotImplementedError

    def __truediv__(self, other: Value | float) -> Value:
        raise NotImplementedError

    def exp(self) -> Value:
        """The number e to this power. (`import math` has math.exp and math.log.)"""
        raise NotImplementedError

    def log(self) -> Value:
        """The natural logarithm; data is positive."""
        raise NotImplementedError

    def relu(self) -> Value:
        """max(0, x); at 0 the derivative is taken to be 0."""
        raise NotImplementedError

    def backward(self) -> None:
        """Give every value that this one depends on its gradient: d self / d value.

        Gradients of leaves accumulate, as in PyTorch: each call adds to `.grad`. Those of all
        other values start anew in each call. The work is proportional to the size of the graph,
        and a chain of thousands of values is no trouble.

            x = Value(3.0)
            y = x * x + x * 2         # dy/dx = 2x + 2
            y.backward()              # x.grad is 8.0
            y.backward()              # x.grad is 16.0
        """
        raise NotImplementedError

    # -- given: everything else follows from the above --------------------------------------

    def __neg__(self) -> Value:
        return self * -1.0

    def __sub__(self, other: Value | float) -> Value:
        return self + -as_value(other)

    def __radd__(self, other: float) -> Value:
        return as_value(other) + self

    def __rsub__(self, other: float) -> Value:
        return as_value(other) - self

    def __rmul__(self, other: float) -> Value:
        return as_value(other) * self

    def __rtruediv__(self, other: float) -> Value:
        return as_value(other) / self

    def __repr__(self) -> str:
        return f"Value({self.data:g}, grad={self.grad:g})"


def as_value(number: Value | float) -> Value:
    """A plain number as a leaf; a Value as it is."""
    return number if isinstance(number, Value) else Value(number)
