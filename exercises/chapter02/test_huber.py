import torch

from tutor.lab import case


@case(points=2)
def small_errors(impl, lab):
    sigma = lab.number(1.5, 3)
    return impl.huber(sigma * (1.8 * lab.rand(6, dtype=torch.float64) - 0.9), sigma)


@case(points=2)
def large_errors(impl, lab):
    sigma = lab.number(1.5, 3)
    return impl.huber((sigma + lab.rand(6, dtype=torch.float64)) * signs(lab), sigma)


@case(points=2)
def any_shape(impl, lab):
    return [
        impl.huber(2 * lab.randn(*shape, dtype=torch.float64), lab.number(0.3, 0.9))
        for shape in ((), (7,), (3, 4))
    ]


@case(points=3)
def gradients(impl, lab):
    sigma = lab.number(1.5, 3)
    e = 3 * lab.randn(6, dtype=torch.float64)
    edges = lab.tensor([sigma, -sigma, 0.0], dtype=torch.float64)
    e = torch.cat((e, sigma * signs(lab) * 2, edges)).requires_grad_()
    impl.huber(e, sigma).sum().backward()
    return e.grad


@case(points=1)
def errors_stay_as_they_are(impl, lab):
    e = 2 * lab.randn(5)
    return impl.huber(e, lab.number(0.5, 2)), e


def signs(lab):
    """Three of each, in random order."""
    return lab.tensor([1.0, 1.0, 1.0, -1.0, -1.0, -1.0], dtype=torch.float64)[lab.randperm(6)]
