from functools import lru_cache

import torch

from tutor.lab import Wrong, case

DOUBLE = torch.float64
L = 50
ACTS = {"relu": torch.relu, "tanh": torch.tanh}
FLOOR, CEILING = 1e-3, 100.0  # right answers scatter from layer to layer; wrong ones are far out


@case(points=1)
def one_layer(impl, lab):
    X, Z = lab.randn(3, 4, dtype=DOUBLE), lab.randn(1, 4, 4, dtype=DOUBLE)
    return impl.depth_profile(X, Z, torch.relu, lab.number(0.5, 2))


@case(points=2)
def many_layers(impl, lab):
    X, Z = lab.randn(7, 6, dtype=DOUBLE), lab.randn(5, 6, 6, dtype=DOUBLE)
    acts = torch.relu, torch.tanh, lambda z: z
    return [impl.depth_profile(X, Z, act, lab.number(0.3, 0.8)) for act in acts]


@case(points=1)
def inputs_of_any_scale(impl, lab):
    X = 100 * lab.randn(5, 6, dtype=DOUBLE) + 30
    return impl.depth_profile(X, lab.randn(4, 6, 6, dtype=DOUBLE), torch.tanh, 0.01)


@case(points=2)
def shrinking(impl, lab):
    return [float(impl.relu_shrink(n)) for n in (0, 1, 2, lab.whole(3, 20), 50)]


@case(points=2)
def steady_relu(impl, lab):
    return [float(impl.steady_std("relu", d)) for d in lab.given]


@case(points=2)
def steady_tanh(impl, lab):
    return [float(impl.steady_std("tanh", d)) for d in lab.given]


@steady_relu.given
def widths_for_relu(lab):
    return two_widths(lab)


@steady_tanh.given
def widths_for_tanh(lab):
    return two_widths(lab)


def two_widths(lab):
    widths = [lab.whole(90, 110), 160]
    return widths, widths


@steady_relu.judge
def relu_lives(seen, expected, lab):
    alive("relu", seen, lab)


@steady_tanh.judge
def tanh_lives(seen, expected, lab):
    alive("tanh", seen, lab)


def alive(name, stds, lab):
    """Fifty layers with the learner's std, at both widths."""
    for std, d in zip(stds, lab.kept, strict=True):
        scale, slope = last_layer(name, std, d, lab.seed % 2**31)
        near = [c / d for c in (1, 2, 5 / 3, 25 / 9)]
        if scale < FLOOR and any(abs(std / variance - 1) < 1e-6 for variance in near):
            raise Wrong("variance", d=d, mine=std)
        if scale < FLOOR:
            raise Wrong("vanishes", d=d, mine=std, scale=scale)
        if not scale <= CEILING:
            raise Wrong("explodes", d=d, mine=std, scale=scale)
        if name == "tanh" and slope < 0.3:
            raise Wrong("saturates", d=d, mine=std, scale=scale, slope=slope)


@lru_cache
def last_layer(name, std, d, seed):
    """Scale behind layer 50, and the mean slope of tanh there."""
    g = torch.Generator().manual_seed(seed + d)
    h = torch.randn(32, d, generator=g)
    for _ in range(L):
        h = ACTS[name](h @ (std * torch.randn(d, d, generator=g)).T)
        if not 1e-9 < h.std() < 1e9:  # decided; numbers near the end of float32 are slow
            break
    return h.std().item(), (1 - h * h).mean().item()
