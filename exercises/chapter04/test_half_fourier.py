import torch

from tutor.lab import case


@case(points=1)
def two_numbers(impl, lab):
    return impl.HalfFourier()(lab.randn(1, 2, dtype=torch.float64))


@case(points=1)
def odd_and_even(impl, lab):
    layer = impl.HalfFourier()
    return [layer(lab.randn(3, n, dtype=torch.float64)) for n in (1, 6, 7)]


@case(points=1)
def any_axes(impl, lab):
    layer = impl.HalfFourier()
    X = lab.randn(5, 2, 4, dtype=torch.float64).transpose(0, 2)  # (4, 2, 5), not contiguous
    return layer(X), layer(X[0, 0])


@case(points=1)
def gradient_and_kind(impl, lab):
    X, layer = lab.randn(2, 5, requires_grad=True), impl.HalfFourier().to(lab.device)
    Y = layer(X)
    (Y.real * lab.randn(2, 3) + Y.imag * lab.randn(2, 3)).sum().backward()
    return Y.dtype, X.grad.clone(), list(layer.state_dict())


@case(points=1)
def back_again(impl, lab):
    layer, rows = impl.HalfFourier(), []
    for n in (6, 7):
        X = lab.randn(2, 3, n, dtype=torch.float64)
        rows.append(layer.inverse(torch.fft.rfft(X), n))
    return rows
