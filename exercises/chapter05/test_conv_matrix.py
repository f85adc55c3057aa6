import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["convolution", "unfold-copy"])


@case(points=2)
def one_row(impl, lab):
    return impl.conv_matrix(lab.randn(1, 3), 1, 6)


@case(points=3, seeds=2)
def any_shape(impl, lab):
    return impl.conv_matrix(lab.randn(2, 3), 4, 6)


@case(points=2)
def kernels_of_any_size(impl, lab):
    return [impl.conv_matrix(lab.randn(*shape), 4, 3) for shape in [(1, 1), (4, 1), (4, 3), (1, 2)]]


@case(points=1)
def transposed_doubles(impl, lab):
    return impl.conv_matrix(lab.randn(3, 2, dtype=torch.float64).T, 3, 4)


@case(points=2)
def gradients(impl, lab):
    K = lab.randn(2, 2, requires_grad=True)
    impl.conv_matrix(K, 3, 4).square().sum().backward()
    return K.grad
