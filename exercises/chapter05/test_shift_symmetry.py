import torch
import torch.nn.functional as F

from tutor.lab import case


@case(points=2)
def a_convolution_among_others(impl, lab):
    X = lab.randn(2, 3, 12, 12)
    shift = lab.whole(1, 3), lab.whole(1, 3)
    functions = [conv(lab), dense(lab), conv(lab), lambda X: X.mean((2, 3)), dense(lab)]
    return [impl.shift_symmetry(f, X, shift, 3) for f in lab.shuffled(functions)]


@case(points=2)
def maps_of_another_size(impl, lab):
    X = lab.randn(1, 3, 16, 16)
    strided = conv(lab, stride=2)
    functions = [
        strided,
        lambda X: F.max_pool2d(X, 2),
        lambda X: F.interpolate(X, scale_factor=2),
        lambda X: F.avg_pool2d(strided(X), 2),
    ]
    shifts = lab.shuffled([(2, 4), (1, 2), (4, -2), (4, 4), (0, 3)])
    return [
        impl.shift_symmetry(f, X, shift, 3 if f is strided else 1)
        for f in functions
        for shift in shifts
    ]


@case(points=2)
def the_same_wherever_it_is(impl, lab):
    X = lab.randn(2, 3, 8, 8)
    W = lab.randn(4, 192)
    functions = [
        lambda X: X.amax((2, 3), keepdim=True),
        lambda X: X.square().sum((1, 2, 3)),
        lambda X: X[:, :, 0, 0],
        lambda X: (X.flatten(1) @ W.T)[:, :, None, None],
    ]
    order = lab.shuffled(functions)
    return [impl.shift_symmetry(f, X, (lab.whole(1, 4), 2), 1) for f in order]


@case(points=2)
def rows_and_columns(impl, lab):
    X = lab.randn(2, 3, 10, 10)
    ramp = torch.arange(10.0, device=X.device)
    functions = [
        lambda X: X.mT,
        lambda X: X.flip(3),
        lambda X: X * ramp,
        lambda X: X * ramp[:, None],
        lambda X: X.roll(2, 3),
    ]
    order = lab.shuffled(functions)
    shifts = lab.shuffled([(0, 2), (3, 0), (1, 2), (-1, 3)])
    return [impl.shift_symmetry(f, X, shift, 4) for f in order for shift in shifts]


@case(points=1)
def no_margin(impl, lab):
    X = lab.randn(2, 3, 8, 8)
    W = lab.randn(3, 3, 3, 3)
    functions = [
        torch.relu,
        lambda X: F.conv2d(F.pad(X, (1, 1, 1, 1), mode="circular"), W),
        lambda X: F.conv2d(X, W, padding=1),
        lambda X: F.avg_pool2d(X, 3, 1, 1),
        lambda X: X - X.mean((2, 3), keepdim=True),
        lambda X: X.cumsum(2),
    ]
    return [impl.shift_symmetry(f, X, (1, 2), 0) for f in lab.shuffled(functions)]


@case(points=1)
def rounding(impl, lab):
    X = lab.randn(2, 3, 16, 16)
    spectrum = torch.fft.rfft2(lab.randn(16, 16))
    functions = [
        lambda X: torch.fft.irfft2(torch.fft.rfft2(X) * spectrum, (16, 16)),  # a convolution
        lambda X: X.cumsum(2)[:, :, -1].cumsum(2)[:, :, -1],  # the sum of all pixels
        lambda X: torch.fft.irfft2(torch.fft.rfft2(X).conj(), (16, 16)),  # turned by 180 degrees
        lambda X: torch.fft.fft2(X).abs(),  # the place of a pattern is in the phases alone
        dense(lab),
    ]
    order = lab.shuffled(functions)
    return [impl.shift_symmetry(f, X, (3, 5), 0) for f in order]


def conv(lab, stride=1):
    W = lab.randn(4, 3, 3, 3)
    return lambda X: F.conv2d(X, W, stride=stride, padding=1)


def dense(lab):
    """A map of the same size, each number of it from all pixels."""
    mix = lab.randn(16, 16)

    def layer(X):
        h, w = X.shape[2:]
        return mix[:h, :h] @ X @ mix[:w, :w]

    return layer
