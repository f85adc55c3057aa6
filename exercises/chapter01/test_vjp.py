import torch

from tutor.lab import case

DOUBLE = torch.float64


@case(points=2)
def one_output(impl, lab):
    x, v = lab.randn(3, dtype=DOUBLE), lab.randn(1, dtype=DOUBLE)
    return impl.vjp(lambda x: x.prod().reshape(1), x, v)


@case(points=3, seeds=3)
def many_outputs(impl, lab):
    A, b = lab.randn(4, 6, dtype=DOUBLE), lab.randn(4, dtype=DOUBLE)
    x, v = lab.randn(6, dtype=DOUBLE), lab.randn(4, dtype=DOUBLE)
    return impl.vjp(lambda x: torch.tanh(A @ x + b) * x[:4], x, v)


@case(points=1)
def through_a_loop(impl, lab):
    """The number of rounds depends on x: what is differentiated are the operations that ran."""

    def grow(x):
        y = x
        while y.norm() < 100:
            y = 2 * y + y.roll(1)
        return y[:3]

    return impl.vjp(grow, lab.randn(5, dtype=DOUBLE), lab.randn(3, dtype=DOUBLE))


@case(points=2)
def one_backward_pass(impl, lab):
    A, passes = lab.randn(30, 7, dtype=DOUBLE), []

    def f(x):
        h = x.sin()
        if h.requires_grad:
            h.register_hook(lambda gradient: passes.append(1))
        return A @ h

    result = impl.vjp(f, lab.randn(7, dtype=DOUBLE), lab.randn(30, dtype=DOUBLE))
    return {"result": result, "backward passes": len(passes)}


@case(points=2)
def leaves_x_alone(impl, lab):
    """Two calls with a leaf that has a gradient already, and one with a plain tensor."""
    leaf, plain = lab.randn(4, dtype=DOUBLE, requires_grad=True), lab.randn(4, dtype=DOUBLE)
    leaf.sum().backward()
    v = lab.randn(4, dtype=DOUBLE)
    results = [impl.vjp(lambda x: x * x.sum(), x, v) for x in (leaf, leaf, plain)]
    return {
        "results": [result.clone() for result in results],
        "x.grad": leaf.grad,
        "x.requires_grad": [leaf.requires_grad, plain.requires_grad],
    }
