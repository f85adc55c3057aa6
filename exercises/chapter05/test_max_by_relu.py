import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["maximum", "pooling", "numpy"])


@case(points=1)
def both_positive(impl, lab):
    return impl.max_by_relu(lab.rand(6), lab.rand(6))


@case(points=2, seeds=2)
def any_signs(impl, lab):
    return impl.max_by_relu(lab.randn(3, 8), lab.randn(3, 8))


@case(points=1)
def both_negative(impl, lab):
    return impl.max_by_relu(-1 - lab.rand(6), -1 - lab.rand(6))


@case(points=1)
def gradients(impl, lab):
    a, b = lab.randn(9, requires_grad=True), lab.randn(9, requires_grad=True)
    impl.max_by_relu(a, b).square().sum().backward()
    return {"a.grad": a.grad, "b.grad": b.grad}


@case(points=1)
def one_window(impl, lab):
    values = lab.tensor(lab.shuffled([-4.0, -1.0, 2.0, 5.0, -3.0, 7.0, -6.0, 1.0]))
    return impl.max_pool_by_relu(values.reshape(2, 1, 2, 2))


@case(points=3, seeds=2)
def pools(impl, lab):
    X = lab.randn(2, 3, 4, 6, dtype=torch.float64)
    before = X.clone()
    below = impl.max_pool_by_relu(-9 + X)
    return {"any": impl.max_pool_by_relu(X), "below 0": below, "X is as it was": X.equal(before)}


@case(points=1)
def something_left_over(impl, lab):
    return impl.max_pool_by_relu(lab.randn(1, 2, 5, 7))
