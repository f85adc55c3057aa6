import itertools
import math

from tutor.lab import mistake, right


@right("Value")
class with_closures:
    """Nothing like `sources`: each result keeps a function that sends its gradient on."""

    def __init__(self, data, inputs=()):
        self.data, self.grad, self.inputs = float(data), 0.0, inputs
        self.send = lambda: None

    def made(self, data, inputs, *slopes):
        result = type(self)(data, inputs)

        def send():
            for source, slope in zip(inputs, slopes, strict=True):
                source.grad = source.grad + slope * result.grad

        result.send = send
        return result

    def value(self, number):
        return number if isinstance(number, type(self)) else type(self)(number)

    def __add__(self, other):
        other = self.value(other)
        return self.made(self.data + other.data, (self, other), 1.0, 1.0)

    def __mul__(self, other):
        other = self.value(other)
        return self.made(self.data * other.data, (self, other), other.data, self.data)

    def __pow__(self, power):
        return self.made(self.data**power, (self,), power * self.data ** (power - 1))

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -self.value(other)

    def __rsub__(self, other):
        return -self + other

    def __truediv__(self, other):
        return self * self.value(other) ** -1

    def __rtruediv__(self, other):
        return self**-1 * other

    __radd__, __rmul__ = __add__, __mul__

    def exp(self):
        return self.made(math.exp(self.data), (self,), math.exp(self.data))

    def log(self):
        return self.made(math.log(self.data), (self,), 1 / self.data)

    def relu(self):
        return self.made(self.data if self.data > 0 else 0.0, (self,), float(self.data > 0))

    def backward(self):
        order, seen, stack = [], {self}, [(self, iter(self.inputs))]
        while stack:
            value, waiting = stack[-1]
            new = next((source for source in waiting if source not in seen), None)
            if new is None:
                order.append(stack.pop()[0])
            else:
                seen.add(new)
                stack.append((new, iter(new.inputs)))
        for value in order:
            value.grad = 0.0 if value.inputs else value.grad
        self.grad += 1
        for value in reversed(order):
            value.send()


@right("Value")
class counts_users(Value):
    """A value's turn comes when the last of its users has passed its gradient on."""

    def backward(self):
        users, pending = {}, [self]
        while pending:  # how many edges lead from the result to each value
            for source, _ in pending.pop().sources:
                users[source] = users.get(source, 0) + 1
                if users[source] == 1:
                    if source.sources:
                        source.grad = 0.0
                    pending.append(source)
        self.grad = 1.0 if self.sources else self.grad + 1.0
        ready = [self]
        while ready:
            value = ready.pop()
            for source, local in value.sources:
                source.grad += local * value.grad
                users[source] -= 1
                if not users[source]:
                    ready.append(source)


@right("Value")
class by_birthday(Value):
    """What is computed later cannot be an input of what was there before: sort by age."""

    births = itertools.count()

    def __init__(self, data, sources=()):
        super().__init__(data, sources)
        self.born = next(self.births)

    def backward(self):
        reached, pending = {self}, [self]
        while pending:
            new = {source for source, _ in pending.pop().sources} - reached
            reached |= new
            pending += new
        youngest_first = sorted(reached, key=lambda value: value.born, reverse=True)
        gradients = dict.fromkeys(reached, 0.0)
        gradients[self] = 1.0
        for value in youngest_first:
            for source, local in value.sources:
                gradients[source] += local * gradients[value]
            value.grad = gradients[value] + (0.0 if value.sources else value.grad)


def sweep(result, order, accumulate=True, start=True, clear="inner"):
    """The reference's backward, with the places where people turn off the road."""
    for value in order:
        if clear == "all" or (clear == "inner" and value.sources):
            value.grad = 0.0
    if start:
        result.grad += 1.0
    for value in reversed(order):
        for source, local in value.sources:
            source.grad = (source.grad if accumulate else 0.0) + local * value.grad


@mistake("Value")
class overwrites(Value):
    def backward(self):
        sweep(self, inputs_first(self), accumulate=False)


@mistake("Value")
class forgets_to_start(Value):
    def backward(self):
        sweep(self, inputs_first(self), start=False)


@mistake("Value")
class overwrites_in_recursion(Value):
    def backward(self):
        self.grad = 1.0
        self.pass_on()

    def pass_on(self):
        for source, local in self.sources:
            source.grad = local * self.grad
            source.pass_on()


@mistake("Value")
class recursion_of_sums(Value):
    def backward(self):
        self.grad = 1.0
        self.pass_on()

    def pass_on(self):
        for source, local in self.sources:
            source.grad += local * self.grad
            source.pass_on()


@mistake("Value")
class path_by_path(Value):
    def backward(self, gradient=1.0):
        self.grad += gradient
        for source, local in self.sources:
            source.backward(local * gradient)


def breadth_first(result):
    """Nearest to the result last, as `sweep` wants it; that is not after all inputs."""
    order, seen = [result], {result}
    for value in order:  # grows while it is walked through
        for source, _ in value.sources:
            if source not in seen:
                seen.add(source)
                order.append(source)
    return order[::-1]


@mistake("Value")
class level_by_level(Value):
    def backward(self):
        sweep(self, breadth_first(self))


@mistake("Value")
class level_by_level_and_keeps(Value):
    def backward(self):
        self.grad = 0.0
        sweep(self, breadth_first(self), clear="none")


@mistake("Value")
class sorts_by_recursion(Value):
    def backward(self):
        order, seen = [], set()

        def visit(value):
            if value not in seen:
                seen.add(value)
                for source, _ in value.sources:
                    visit(source)
                order.append(value)

        visit(self)
        sweep(self, order)


@mistake("Value")
class sorts_by_recursion_and_keeps(Value):
    def backward(self):
        order, seen = [], set()

        def visit(value):
            if value not in seen:
                seen.add(value)
                for source, _ in value.sources:
                    visit(source)
                order.append(value)

        visit(self)
        self.grad = 0.0
        sweep(self, order, clear="none")


@mistake("Value")
class keeps_inner_gradients(Value):
    def backward(self):
        self.grad = 0.0 if self.sources else self.grad
        sweep(self, inputs_first(self), clear="none")


@mistake("Value")
class clears_the_leaves(Value):
    def backward(self):
        sweep(self, inputs_first(self), clear="all")


@mistake("Value")
class division_without_minus(Value):
    def __truediv__(self, other):
        other = as_value(other)
        quotient = self.data / other.data
        return type(self)(quotient, ((self, 1 / other.data), (other, quotient / other.data)))


@mistake("Value")
class division_not_squared(Value):
    def __truediv__(self, other):
        other = as_value(other)
        quotient = self.data / other.data
        return type(self)(quotient, ((self, 1 / other.data), (other, -quotient)))


@mistake("Value")
class exp_like_a_power(Value):
    def exp(self):
        power = math.exp(self.data)
        return type(self)(power, ((self, self.data * power / math.e),))


@mistake("Value")
class log_of_the_result(Value):
    def log(self):
        result = math.log(self.data)
        return type(self)(result, ((self, 1 / result),))


@mistake("Value")
class relu_lets_all_through(Value):
    def relu(self):
        return type(self)(max(0.0, self.data), ((self, 1.0),))


@mistake("Value")
class no_plain_numbers(Value):
    def __add__(self, other):
        return type(self)(self.data + other.data, ((self, 1.0), (other, 1.0)))

    def __truediv__(self, other):
        quotient = self.data / other.data
        return type(self)(quotient, ((self, 1 / other.data), (other, -quotient / other.data)))
