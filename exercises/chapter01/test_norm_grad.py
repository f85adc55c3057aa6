import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["autograd"])


@case(points=2)
def in_the_plane(impl, lab):
    return impl.norm_grad(3 * lab.randn(2, dtype=torch.float64))


@case(points=2)
def any_length(impl, lab):
    return [
        impl.norm_grad(lab.randn(7, dtype=torch.float64) * 10),
        impl.norm_grad(lab.randn(30) / 4),
    ]


@case(points=1)
def one_coordinate(impl, lab):
    sizes = lab.rand(4, dtype=torch.float64) + 0.5
    signs = lab.shuffled([-1, -1, 1, 1])
    return [impl.norm_grad(sign * sizes[i : i + 1]) for i, sign in enumerate(signs)]


@case(points=3)
def at_the_kink(impl, lab):
    origin = torch.zeros(lab.whole(2, 20), dtype=torch.float64, device=lab.device)
    on_an_axis = origin.clone()
    on_an_axis[lab.whole(0, len(origin))] = -lab.number(0.5, 3)
    return impl.norm_grad(origin), impl.norm_grad(on_an_axis)


@case(points=1)
def close_to_the_kink(impl, lab):
    return impl.norm_grad(lab.randn(5, dtype=torch.float64) * 1e-7)


@case(points=1)
def input_stays_as_it_is(impl, lab):
    x = lab.randn(4)
    return impl.norm_grad(x), x
