import torch

from tutor.lab import case


@case(points=1)
def values(impl, lab):
    x, a = lab.randn(3, 4, dtype=torch.float64), lab.tensor(lab.number(0.1, 0.4)).double()
    functions = [impl.ReLU, impl.Sigmoid, impl.Swish]
    own = all(issubclass(f, torch.autograd.Function) for f in (*functions, impl.PReLU))
    return own, [f.apply(x) for f in functions], impl.PReLU.apply(x, a)


@case(points=1, needs="values")
def relu_gradient(impl, lab):
    x = lab.randn(5, 3, dtype=torch.float64).T
    x[1] = 0  # the corner itself
    return gradients(impl.ReLU, lab, x)


@case(points=2, needs="values")
def sigmoid_gradient(impl, lab):
    return gradients(impl.Sigmoid, lab, 2 * lab.randn(2, 3, 4, dtype=torch.float64))


@case(points=2, needs="values")
def swish_gradient(impl, lab):
    return gradients(impl.Swish, lab, 2 * lab.randn(4, 5, dtype=torch.float64).T)


@case(points=2, needs="values")
def prelu_gradients(impl, lab):
    x, a = lab.randn(4, 6, dtype=torch.float64), lab.tensor(lab.number(0.1, 0.4)).double()
    x[1] = 0
    return gradients(impl.PReLU, lab, x, a)


@case(points=1, needs="values")
def far_out(impl, lab):
    far = [1.0, -1.0, 90.0, -90.0, 1000.0, -1000.0]
    x = lab.tensor(far) * lab.number(1, 2)
    return [gradients(f, lab, x) for f in (impl.ReLU, impl.Sigmoid, impl.Swish)]


@case(points=1, needs="values")
def two_at_once(impl, lab):
    a = lab.tensor(0.3).double()
    functions = (impl.ReLU,), (impl.Sigmoid,), (impl.Swish,), (impl.PReLU, a)
    found = []
    for function, *more in functions:
        one, other = (lab.randn(3, 4, dtype=torch.float64, requires_grad=True) for _ in "xy")
        first, second = function.apply(one, *more), function.apply(other, *more)
        weight = lab.randn(3, 4, dtype=torch.float64)
        loss = (weight * first).sum() + (weight.square() * second).sum()
        found.append(torch.autograd.grad(loss, (one, other)))
    return found


def gradients(function, lab, *inputs):
    """The value, and the gradient for every input, of a loss with uneven weights."""
    inputs = [x.detach().requires_grad_() for x in inputs]
    y = function.apply(*inputs)
    weight = lab.randn(*y.shape, dtype=y.dtype)
    own = isinstance(y.grad_fn, torch.autograd.function.BackwardCFunction)
    return y.detach(), torch.autograd.grad(y, inputs, weight, allow_unused=True), own
