import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["convolution", "unfold-copy", "numpy"])


@case(points=1)
def one_window(impl, lab):
    return impl.conv2d(lab.randn(1, 1, 3, 2), lab.randn(1, 1, 3, 2))


@case(points=2, seeds=3)
def channels(impl, lab):
    X = lab.randn(1, 3, 5, 7, dtype=torch.float64)
    return impl.conv2d(X, lab.randn(2, 3, 2, 3, dtype=torch.float64))


@case(points=1)
def a_batch(impl, lab):
    X = lab.randn(4, 2, 5, 6, dtype=torch.float64)
    return impl.conv2d(X, lab.randn(3, 2, 3, 2, dtype=torch.float64))


@case(points=1)
def with_bias(impl, lab):
    return impl.conv2d(lab.randn(2, 3, 4, 6), lab.randn(4, 3, 2, 3), lab.randn(4))


@case(points=1)
def as_many_out_as_in(impl, lab):
    X = lab.randn(1, 3, 4, 5, dtype=torch.float64)
    return impl.conv2d(X, lab.randn(3, 3, 2, 2, dtype=torch.float64))


@case(points=1, seeds=2)
def stride_and_padding(impl, lab):
    X = lab.randn(2, 2, 7, 9, dtype=torch.float64)
    W = lab.randn(3, 2, 3, 2, dtype=torch.float64)
    return [impl.conv2d(X, W, None, stride, pad) for stride, pad in [(2, 0), (1, 1), (3, 2)]]


@case(points=1)
def channels_last_in_memory(impl, lab):
    X = lab.randn(2, 5, 6, 3, dtype=torch.float64).permute(0, 3, 1, 2)  # (2, 3, 5, 6)
    before = X.clone()
    Y = impl.conv2d(X, lab.randn(2, 3, 2, 2, dtype=torch.float64), pad=1)
    return {"Y": Y, "X is as it was": torch.equal(X, before)}


@case(points=1)
def gradients(impl, lab):
    X, W = lab.randn(2, 2, 5, 4, requires_grad=True), lab.randn(3, 2, 2, 3, requires_grad=True)
    b = lab.randn(3, requires_grad=True)
    impl.conv2d(X, W, b, 1, 1).square().sum().backward()
    return {"X.grad": X.grad, "W.grad": W.grad, "b.grad": b.grad}


# A loop over the kernel's 9 entries takes some 150 operators, one over places or images thousands.
# The columns are 2 · 64 places of 32 · 9 numbers, 147 kB; products without a sum 16 times as much.
@case(points=1, rules=Rules(max_ops=250, max_bytes=400_000))
def one_product(impl, lab):
    return impl.conv2d(lab.randn(2, 32, 10, 10), lab.randn(16, 32, 3, 3))
