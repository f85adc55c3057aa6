import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["pooling", "convolution", "unfold-copy", "numpy"])


@case(points=1)
def one_window(impl, lab):
    return impl.pool2d(lab.randn(1, 1, 3, 3), 3)


@case(points=2, seeds=2)
def side_by_side(impl, lab):
    return [impl.pool2d(lab.randn(2, 3, 6, 9), k) for k in (2, 3)]  # 9 // 2 leaves a column over


@case(points=1)
def means(impl, lab):
    return impl.pool2d(lab.randn(2, 3, 4, 6), 2, mode="avg")


@case(points=1)
def overlapping(impl, lab):
    X = lab.randn(2, 2, 7, 8)
    return [impl.pool2d(X, k, s, mode=mode) for k, s in [(3, 2), (2, 1)] for mode in ("max", "avg")]


@case(points=2)
def below_zero_in_a_frame(impl, lab):
    X = -1 - lab.rand(2, 3, 5, 6)
    return [impl.pool2d(X, 3, 2, 1), impl.pool2d(X, 2, p=1), impl.pool2d(1e20 * X, 3, 1, 1)]


@case(points=1)
def means_in_a_frame(impl, lab):
    X = 3 + lab.rand(2, 3, 5, 6)
    return [impl.pool2d(X, 3, 2, 1, "avg"), impl.pool2d(X, 2, p=1, mode="avg")]


@case(points=1)
def transposed_doubles(impl, lab):
    X = lab.randn(2, 3, 6, 4, dtype=torch.float64).mT  # (2, 3, 4, 6), not in order in memory
    before = X.clone()
    pooled = [impl.pool2d(X, 2, 2, 1, mode) for mode in ("max", "avg")]
    return {"pooled": pooled, "X is as it was": torch.equal(X, before)}


@case(points=1)
def gradients(impl, lab):
    X = lab.randn(2, 2, 5, 6, requires_grad=True)
    for mode in ("max", "avg"):
        impl.pool2d(X, 3, 2, 1, mode).square().sum().backward()
    return X.grad
