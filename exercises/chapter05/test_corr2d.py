import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["convolution", "unfold-copy"])


@case(points=2)
def one_window(impl, lab):
    return impl.corr2d(lab.randn(3, 3), lab.randn(3, 3))


@case(points=2, seeds=3)
def any_shape(impl, lab):
    return impl.corr2d(lab.randn(7, 9), lab.randn(2, 4))


@case(points=1)
def kernels_of_any_size(impl, lab):
    X = lab.randn(5, 6)
    shapes = [(1, 1), (1, 2), (5, 1), (5, 6)]
    return [impl.corr2d(X, lab.randn(*shape)) for shape in shapes]


@case(points=1)
def transposed_image(impl, lab):
    X = lab.randn(8, 6).T  # (6, 8): its rows are not next to each other in memory
    return impl.corr2d(X, lab.randn(3, 2))


@case(points=1)
def keeps_the_dtype(impl, lab):
    return impl.corr2d(lab.randn(4, 5, dtype=torch.float64), lab.randn(2, 2, dtype=torch.float64))


@case(points=1)
def gradients(impl, lab):
    X, K = lab.randn(5, 6, requires_grad=True), lab.randn(2, 3, requires_grad=True)
    impl.corr2d(X, K).square().sum().backward()
    return {"X.grad": X.grad, "K.grad": K.grad}


# 8 operators for each of the 6 entries of the kernel, and 8 more; a loop over pixels needs 2,700
@case(points=2, rules=Rules(max_ops=8 * 2 * 3 + 8))
def few_operators(impl, lab):
    return impl.corr2d(lab.randn(31, 32), lab.randn(2, 3))
