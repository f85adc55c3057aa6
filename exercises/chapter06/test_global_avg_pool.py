import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["pooling"])


@case(points=1)
def one_map(impl, lab):
    return impl.global_avg_pool(lab.randn(1, 1, 3, 3))


@case(points=2)
def any_shape(impl, lab):
    shapes = (2, 3, 5, 4), (4, 4, 4, 4), (3, 2, 1, 7), (2, 5, 1, 1)
    return [impl.global_avg_pool(lab.randn(*shape, dtype=torch.float64)) for shape in shapes]


@case(points=1)
def a_view(impl, lab):
    return impl.global_avg_pool(lab.randn(2, 5, 6, 3).permute(0, 3, 1, 2))


@case(points=1)
def gradient(impl, lab):
    X = lab.randn(2, 3, 4, 5, dtype=torch.float64, requires_grad=True)
    impl.global_avg_pool(X).square().sum().backward()
    return X.grad
