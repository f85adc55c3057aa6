import torch
from torch import nn

from tutor.lab import case


@case(points=2)
def one_layer(impl, lab):
    return impl.inventory(nn.Linear(lab.whole(2, 9), lab.whole(2, 9)))


@case(points=2)
def nested(impl, lab):
    d, h = lab.whole(2, 9), lab.whole(2, 9)
    block = nn.Sequential(nn.Linear(d, h), nn.ReLU(), nn.Sequential(nn.Linear(h, 1, bias=False)))
    return impl.inventory(nn.Sequential(block, nn.Sigmoid()))


@case(points=2)
def tied(impl, lab):
    shared = nn.Linear(lab.whole(3, 9), 3)
    square = nn.Linear(3, 3)
    head = nn.Linear(3, shared.in_features, bias=False)
    back = nn.Linear(shared.in_features, 3)
    back.weight = shared.weight  # the same tensor in another module
    deeper = nn.Sequential(square, head)  # a layer that stood at another depth before
    return impl.inventory(nn.Sequential(shared, square, nn.ReLU(), deeper, back))


@case(points=1)
def frozen(impl, lab):
    net = nn.Sequential(nn.Linear(lab.whole(2, 9), 5), nn.ReLU(), nn.Linear(5, lab.whole(2, 9)))
    net[0].requires_grad_(False)
    net[2].bias.requires_grad_(False)
    return impl.inventory(net)


@case(points=2)
def running_statistics(impl, lab):
    c = lab.whole(2, 99)
    return impl.inventory(nn.Sequential(nn.Conv2d(1, c, 3), nn.BatchNorm2d(c), nn.ReLU()))


@case(points=1)
def a_block_of_your_own(impl, lab):
    block = Scaled(lab.whole(2, 9))
    counts = impl.inventory(nn.Sequential(block, nn.Flatten()))
    return {**counts, "training": block.training, "grad": block.scale.requires_grad}


class Scaled(nn.Module):
    """A parameter and a buffer of its own beside a child."""

    def __init__(self, d):
        super().__init__()
        self.inner = nn.Linear(d, 2)
        self.scale = nn.Parameter(torch.ones(d))
        self.register_buffer("shift", torch.zeros(2, d))
