import torch

from tutor.lab import case


@case(points=2)
def one_path(impl, lab):
    return impl.chain(lab.randn(1, 1), lab.randn(1, 1))


@case(points=2)
def three_paths(impl, lab):
    return impl.chain(lab.randn(1, 3), lab.randn(3, 2))


@case(points=2)
def as_many_outputs_as_inputs(impl, lab):
    return impl.chain(lab.randn(3, 3, dtype=torch.float64), lab.randn(3, 3, dtype=torch.float64))


@case(points=1)
def any_shape(impl, lab):
    m, k, n = lab.whole(2, 5), lab.whole(5, 8), lab.whole(8, 12)
    return impl.chain(lab.randn(k, m, dtype=torch.float64).T, lab.randn(k, n, dtype=torch.float64))


@case(points=1)
def three_functions(impl, lab):
    # z depends on u, u on v, v on w: from the outside in, and from the inside out
    Z, U, V = lab.randn(2, 4), lab.randn(4, 3), lab.randn(3, 5)
    return impl.chain(impl.chain(Z, U), V), impl.chain(Z, impl.chain(U, V))


@case(points=2)
def many_points(impl, lab):
    return impl.chain(lab.randn(5, 2, 3), lab.randn(5, 3, 4))
