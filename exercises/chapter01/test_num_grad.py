import torch

from tutor.lab import Rules, Wrong, case

RULES = Rules(forbid=["autograd"])


@case(points=2, rtol=1e-3, atol=1e-3)
def one_variable(impl, lab):
    a = lab.number(1, 3)
    return impl.num_grad(lambda x: a * x.square().sum(), 1 + lab.rand(1, dtype=torch.float64))


@case(points=2)
def several_variables(impl, lab):
    x, a = lab.randn(5, dtype=torch.float64), lab.randn(5, dtype=torch.float64)
    return impl.num_grad(lambda x: (a * x.square()).sum() + x[0] * x[-1], x)


@case(points=2)
def six_functions(impl, lab):
    x, Q = 0.5 + lab.rand(4, dtype=torch.float64), lab.randn(4, 4, dtype=torch.float64)
    functions = (
        lambda x: x.sum(),
        lambda x: x.prod(),
        lambda x: (x @ Q @ x) / 2,
        lambda x: (x.log() * x.flip(0)).sum(),
        lambda x: x.square().sum().sqrt(),
        lambda x: torch.exp(-x[0]) * torch.sin(3 * x[1]) + torch.tanh(x[2] / x[3]),
    )
    return [impl.num_grad(f, x) for f in functions]


STEPS = (0.02, 0.01)


def entangled(x):
    return (x.sin() * x.roll(1).exp()).sum()


@case(points=2)
def error_falls_fourfold(impl, lab):
    return [impl.num_grad(entangled, lab.given.clone(), h) for h in STEPS]


@error_falls_fourfold.given
def point(lab):
    x = lab.randn(6, dtype=torch.float64, requires_grad=True)
    (gradient,) = torch.autograd.grad(entangled(x), x)
    return x.detach(), gradient


@error_falls_fourfold.judge
def order(seen, expected, lab):
    for g in seen:
        if g.shape != lab.kept.shape:
            raise Wrong("wrong_shape", mine=tuple(g.shape), reference=tuple(lab.kept.shape))
    large, small = ((g - lab.kept).abs().max().item() for g in seen)
    ratio = large / small if small else float("nan")
    if not ratio > 1.2:
        raise Wrong("does_not_fall", large=large, small=small)
    if ratio < 3.5:
        raise Wrong("falls_too_slowly", ratio=ratio, large=large, small=small)


@case(points=2)
def input_stays_as_it_is(impl, lab):
    x = lab.randn(4, dtype=torch.float64)
    return impl.num_grad(lambda x: (x * x.roll(1)).sum(), x), x
