import torch
from torch import nn

from tutor.lab import case


@case(points=2)
def two_blocks(impl, lab):
    net = impl.repeat(maker(lab)[0], 2)
    return {"kind": type(net).__name__, "Y": net(lab.randn(3, 4))}


@case(points=2)
def parameters_of_each(impl, lab):
    n = lab.whole(3, 30)
    net = impl.repeat(maker(lab)[0], n)
    numbers = sum(p.numel() for p in net.parameters())
    return {"places": len(net), "blocks": len(set(net)), "numbers": numbers}


@case(points=2)
def they_start_differently(impl, lab):
    net = impl.repeat(maker(lab)[0], 4)
    return [block.weight.detach() for block in net]


@case(points=2)
def changing_one_leaves_the_others(impl, lab):
    net, number = impl.repeat(maker(lab)[0], 3), lab.whole(0, 3)
    before = [block.weight.detach().clone() for block in net]
    with torch.no_grad():
        net[number].weight += 1
    pairs = zip(before, net, strict=True)
    return [float((block.weight - old).abs().max()) for old, block in pairs]


@case(points=1)
def none_and_one(impl, lab):
    X = lab.randn(2, 4)
    return [impl.repeat(maker(lab)[0], n)(X) for n in (0, 1)]


@case(points=1)
def calls_as_often_as_blocks(impl, lab):
    make, calls = maker(lab)
    wanted = lab.whole(2, 40)
    impl.repeat(make, wanted)
    return {"wanted": wanted, "calls": len(calls)}


def maker(lab):
    """A factory of linear layers with numbers from the seed, and the list of its calls."""
    calls = []

    def make():
        calls.append(1)
        block = nn.Linear(4, 4).to(lab.device)
        with torch.no_grad():
            for parameter in block.parameters():
                parameter.copy_(lab.randn(*parameter.shape) / 2)
        return block

    return make, calls
