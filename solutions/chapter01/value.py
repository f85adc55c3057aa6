"""Numbers that know how they were computed, and can say what they depend on."""

from __future__ import annotations

import math


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
        other = as_value(other)
        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __truediv__(self, other: Value | float) -> Value:
        other = as_value(other)
        quotient = self.data / other.data
        return Value(quotient, ((self, 1 / other.data), (other, -quotient / other.data)))

    def exp(self) -> Value:
        """The number e to this power."""
        power = math.exp(self.data)
        return Value(power, ((self, power),))  # exp is its own derivative

    def log(self) -> Value:
        """The natural logarithm; data is positive."""
        return Value(math.log(self.data), ((self, 1 / self.data),))

    def relu(self) -> Value:
        """max(0, x); at 0 the derivative is taken to be 0."""
        return Value(max(0.0, self.data), ((self, 1.0 if self.data > 0 else 0.0),))

    def backward(self) -> None:
        """Add d self / d value to the gradient of every value that this one depends on."""
        order = inputs_first(self)
        for value in order:
            if value.sources:  # only leaves accumulate over calls
                value.grad = 0.0
        self.grad += 1.0  # d self / d self
        # Users before their inputs: when a value passes its gradient on, all of it has arrived.
        for value in reversed(order):
            for source, local in value.sources:
                source.grad += local * value.grad  # +=, since a value may have several users

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


def inputs_first(result: Value) -> list[Value]:
    """All values that `result` depends on, itself last, each once and after all its inputs.

    A stack of our own in place of recursion, which ends at about 1,000 calls.
    """
    order: list[Value] = []
    seen: set[int] = set()
    stack = [(result, False)]
    while stack:
        value, inputs_done = stack.pop()
        if inputs_done:
            order.append(value)
        elif id(value) not in seen:
            seen.add(id(value))
            stack.append((value, True))  # comes up again once everything above it is done
            stack += [(source, False) for source, _ in value.sources]
    return order
