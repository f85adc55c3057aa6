import torch

from tutor.lab import Wrong, case

# slopes are Python floats: whoever makes a float32 tensor of them on the way is right, too
CLOSE = {"rtol": 1e-4, "atol": 1e-5}


@case(points=2, **CLOSE)
def one_knot(impl, lab):
    return trace(impl, lab, 1, lab.number(-2, -1), lab.number(1, 2))


@case(points=2, **CLOSE)
def two_knots(impl, lab):
    return trace(impl, lab, 2, lab.number(-2, -1), lab.number(1, 2))


@case(points=2, seeds=3, **CLOSE)
def many_knots(impl, lab):
    return trace(impl, lab, lab.whole(5, 12), lab.number(1, 2), lab.number(-2, -1))


@case(points=1, needs="one_knot", **CLOSE)
def level_ends(impl, lab):
    return trace(impl, lab, 4, 0.0, 0.0)


@case(points=1, needs="one_knot")
def float32_far_away(impl, lab):
    knots, values = polyline(lab, 3)
    knots, values = (knots + 20).float(), values.float()
    net = impl.pwl_net(knots, values, 1.5, -0.5)
    x = torch.linspace(15, 30, 61, device=lab.device)[:, None]
    return [p.dtype for p in net.parameters()], net(x).detach()


@case(points=2, needs="two_knots")
def one_hidden_layer(impl, lab):
    k = lab.whole(6, 9)
    knots, values = polyline(lab, k)
    net = impl.pwl_net(knots, values, lab.number(1, 2), lab.number(-2, -1))
    kinds = [type(layer).__name__ for layer in net]
    if type(net) is not torch.nn.Sequential:  # a forward of one's own needs no parameters
        kinds = [type(net).__name__]
    ends = torch.tensor([[-1e6], [1e6]], dtype=torch.float64, device=lab.device)
    return kinds, net[0].out_features, net(ends).detach(), k


@one_hidden_layer.judge
def judge_form(seen, expected, lab):
    kinds, width, ends, k = seen
    if kinds != expected[0]:
        raise Wrong("other_layers", mine=", ".join(kinds))
    if width > k + 2:
        raise Wrong("too_wide", mine=width, knots=k, limit=k + 2)
    if ends.shape != expected[2].shape or not torch.allclose(ends, expected[2], rtol=1e-4):
        raise Wrong("ends")


def polyline(lab, k):
    """k ascending knots at least 0.3 apart, and their values."""
    steps = 0.3 + lab.rand(k, dtype=torch.float64)
    knots = steps.cumsum(0) - lab.number(0, 2)
    return knots, 1 + lab.randn(k, dtype=torch.float64)


def trace(impl, lab, k, left, right):
    """The net's values at 1,000 points, some of them the knots."""
    knots, values = polyline(lab, k)
    net = impl.pwl_net(knots, values, left, right)
    low, high = float(knots[0]) - 3, float(knots[-1]) + 3
    x = torch.linspace(low, high, 1000 - k, dtype=torch.float64, device=lab.device)
    return net(torch.cat([knots, x])[:, None]).detach()
