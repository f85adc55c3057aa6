import torch

from tutor.lab import case


@case(points=2)
def one_activation(impl, lab):
    return impl.variance_after(lab.tensor(lab.number(1.5, 3), dtype=torch.float64), 0.3)


@case(points=2)
def any_activation(impl, lab):
    h = lab.randn(4, 3, dtype=torch.float64)
    h[0, 0] = 0
    return [impl.variance_after(h, p) for p in (0.5, lab.number(0.05, 0.9))]


@case(points=1, needs="one_activation")
def nothing_dropped(impl, lab):
    h = lab.randn(5, dtype=torch.float64)
    return impl.variance_after(h, 0.0) + 1, impl.variance_after(h, 0.001)
