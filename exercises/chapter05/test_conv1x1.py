import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["convolution", "unfold-copy", "numpy"])


@case(points=2)
def one_pixel(impl, lab):
    return impl.conv1x1(lab.randn(1, 3, 1, 1), lab.randn(2, 3))


@case(points=2, seeds=3)
def one_image(impl, lab):
    X = lab.randn(1, 3, 4, 5, dtype=torch.float64)
    return impl.conv1x1(X, lab.randn(2, 3, dtype=torch.float64))


@case(points=1)
def a_batch(impl, lab):
    X = lab.randn(3, 2, 4, 5, dtype=torch.float64)
    return impl.conv1x1(X, lab.randn(4, 2, dtype=torch.float64))


@case(points=1)
def as_many_out_as_in(impl, lab):
    X = lab.randn(1, 4, 2, 3, dtype=torch.float64)
    return impl.conv1x1(X, lab.randn(4, 4, dtype=torch.float64))


@case(points=1)
def another_order_in_memory(impl, lab):
    X = lab.randn(2, 5, 3, 4, dtype=torch.float64).permute(0, 3, 2, 1)  # (2, 4, 3, 5)
    before = X.clone()
    Y = impl.conv1x1(X, lab.randn(2, 4, dtype=torch.float64))
    return {"Y": Y, "X is as it was": torch.equal(X, before)}


@case(points=1)
def gradients(impl, lab):
    X, W = lab.randn(2, 3, 2, 4, requires_grad=True), lab.randn(2, 3, requires_grad=True)
    impl.conv1x1(X, W).square().sum().backward()
    return {"X.grad": X.grad, "W.grad": W.grad}


# X is 0.26 MB and so is the result; all products before the sum are 8.4 MB
@case(points=2, rules=Rules(max_ops=24, max_bytes=600_000))
def one_product(impl, lab):
    return impl.conv1x1(lab.randn(8, 32, 16, 16), lab.randn(32, 32))
