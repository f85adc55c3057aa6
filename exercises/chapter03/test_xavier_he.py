import torch
from torch import nn

from tutor.lab import Rules, case

RULES = Rules(forbid=["init"])


@case(points=2)
def both_fans(impl, lab):
    a, b, k, m = (lab.whole(2, 6) + 5 * i for i in range(4))
    shapes = [(a, b), (b, a), (a, b, k), (b, a, k, m), (a, b, 3, 2, k)]
    return [list(impl.fans(torch.empty(shape))) for shape in shapes]


@case(points=2, rtol=0.04)
def xavier_linear(impl, lab):
    return spread(impl.xavier_uniform_(empty(lab, 200, 500), 1.0, lab.generator()))


@case(points=2, rtol=0.04)
def xavier_conv(impl, lab):
    return spread(impl.xavier_uniform_(empty(lab, 64, 40, 5, 7), 5 / 3, lab.generator()))


@case(points=1, rtol=0.04)
def he_linear(impl, lab):
    wide, high = empty(lab, 200, 500), empty(lab, 500, 200)
    return [middle(impl.kaiming_normal_(W, lab.generator())) for W in (wide, high)]


@case(points=1, rtol=0.04)
def he_conv(impl, lab):
    return middle(impl.kaiming_normal_(empty(lab, 40, 64, 5, 7), lab.generator()))


@case(points=1, constant=True, needs="xavier_linear")
def generator_alone_decides(impl, lab):
    calls = (lambda W, g: impl.xavier_uniform_(W, 1.0, g)), impl.kaiming_normal_
    seen = []
    for fill in calls:
        state = torch.get_rng_state()
        seed = lab.whole(0, 1000)
        first, again, other = (
            fill(torch.zeros(20, 30), torch.Generator().manual_seed(s)).clone()
            for s in (seed, seed, seed + 1)
        )
        seen.append(
            {
                "equal seeds, equal weights": torch.equal(first, again),
                "other seed, equal weights": torch.equal(first, other),
                "global generator untouched": torch.equal(state, torch.get_rng_state()),
            }
        )
    return seen


@case(points=1, needs="xavier_linear", rtol=0.04)
def a_parameter_in_place(impl, lab):
    calls = (lambda W, g: impl.xavier_uniform_(W, 1.0, g)), impl.kaiming_normal_
    seen = []
    for fill in calls:
        layer = nn.Linear(400, 250, dtype=torch.float64)
        with torch.no_grad():
            layer.weight.zero_()
        W, memory = layer.weight, layer.weight.detach()
        returned = fill(W, lab.generator())
        seen.append(
            {
                "returned W itself": returned is W,
                "still a leaf that learns": [W.is_leaf, W.requires_grad],
                "in W's memory": middle(memory),
            }
        )
    return seen


def empty(lab, *shape):
    """Not zeros: what stands in the memory must not matter."""
    return torch.full(shape, lab.number(5, 9), device="cpu")


def middle(W):
    """The points below which a quarter, a half, three quarters of all |w| lie; shape (3,); and
    the share of positive w."""
    size = W.detach().double().abs().flatten().sort().values
    quarters = size[[len(size) // 4, len(size) // 2, 3 * len(size) // 4]]
    return {"quarters of |w|": quarters, "share of w > 0": (W > 0).double().mean().item()}


def spread(W):
    return middle(W) | {"largest |w|": W.detach().abs().max().item()}
