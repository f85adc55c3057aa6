import torch
from torch import nn

from tutor.lab import case


@case(points=2)
def one_layer(impl, lab):
    return rows(impl.param_table(nn.Linear(lab.whole(2, 40), lab.whole(2, 40))))


@case(points=2)
def nested(impl, lab):
    h = lab.whole(2, 40)
    inner = nn.Sequential(nn.Linear(h, 3, bias=False), nn.ReLU(), nn.Linear(3, h))
    return rows(impl.param_table(nn.Sequential(nn.Linear(5, h), inner)))


@case(points=2)
def frozen(impl, lab):
    net = nn.Sequential(nn.Linear(4, lab.whole(2, 40)), nn.ReLU(), nn.Linear(5, 6))
    net[0].weight.requires_grad_(False)
    return rows(impl.param_table(net))


@case(points=2)
def tied(impl, lab):
    h = lab.whole(2, 40)
    shared, other = nn.Linear(h, h), nn.Linear(h, h)
    other.weight = shared.weight
    return rows(impl.param_table(nn.Sequential(shared, nn.ReLU(), shared, other)))


@case(points=1)
def buffers(impl, lab):
    c = lab.whole(2, 40)
    return rows(impl.param_table(nn.Sequential(nn.Conv2d(1, c, 3), nn.BatchNorm2d(c))))


@case(points=1)
def a_parameter_of_its_own(impl, lab):
    return rows(impl.param_table(Scaled(lab.whole(2, 40))))


class Scaled(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.zoom = nn.Linear(d, 2)
        self.a = nn.Parameter(torch.tensor(1.0))
        self.register_parameter("nothing", None)


def rows(table):
    return [(str(name), tuple(shape), trainable) for name, shape, trainable in table]
