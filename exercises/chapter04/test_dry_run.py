import torch
import torch.nn.functional as F
from torch import nn

from tutor.lab import Wrong, case


@case(points=2)
def two_layers(impl, lab):
    n, d, q = lab.whole(1, 4), lab.whole(4, 9), lab.whole(9, 16)
    net = nn.Sequential(nn.Linear(d, q), nn.ReLU()).to(lab.device)
    return shapes(impl.dry_run(net, (n, d)))


@case(points=2)
def vgg_11(impl, lab):
    classes = lab.whole(10, 1001)
    with torch.device("meta"):  # more than a hundred million parameters that take no memory
        net = vgg(1, 64, 0, 1, 128, 0, 2, 256, 0, 2, 512, 0, 2, 512, 0, classes=classes)
    return shapes(impl.dry_run(net, (lab.whole(1, 9), 3, 224, 224)))


@case(points=2)
def more_than_a_chain(impl, lab):
    net = Tower(lab.whole(3, 40)).to(lab.device)
    return shapes(impl.dry_run(net, (2, 1, 12, 10)))


@case(points=1, needs="two_layers")
def large_input(impl, lab):
    net = nn.Sequential(nn.Conv2d(3, 4, 3), nn.ReLU()).to(lab.device)
    return bytes_taken(impl, lab, net, (lab.whole(8, 12), 3, 96, 96))


@case(points=1, needs="two_layers")
def heavy_net(impl, lab):
    net = nn.Sequential(nn.Linear(300, 900), nn.ReLU(), nn.Linear(900, 2)).to(lab.device)
    return bytes_taken(impl, lab, net, (lab.whole(1, 5), 300))


@case(points=1, needs="two_layers")
def weights_stay(impl, lab):
    net = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 2)).to(lab.device)
    lab.fill(net, lab.randn(5, 3)).train()
    parameters = list(net.parameters())
    impl.dry_run(net, (6, 3))
    same = [mine is old for mine, old in zip(net.parameters(), parameters, strict=False)]
    return dict(net.state_dict()), same


@case(points=1, needs="two_layers")
def no_traces(impl, lab):
    n = lab.whole(3, 7)
    tail = nn.Sequential(nn.BatchNorm1d(n), nn.Dropout())
    net = nn.Sequential(nn.Linear(3, n), nn.BatchNorm1d(n), tail).to(lab.device).train()
    net[1].eval()  # frozen statistics, in the middle of training
    found = impl.dry_run(net, (1, 3))
    modes = [module.training for module in net.modules()]
    net.eval()(lab.randn(2, 3))  # a hook that stayed would add to what was found
    hooks = sum(len(module._forward_hooks) for module in net.modules())
    return shapes(found), modes, hooks


def judge_memory(seen, expected, lab):
    mine, found = seen
    if found != expected[1]:
        raise Wrong("other_shapes")
    if mine > 4096:
        raise Wrong("memory", mine=mine)


large_input.judge(judge_memory)
heavy_net.judge(judge_memory)


def shapes(found):
    return [tuple(shape) for shape in found]


def bytes_taken(impl, lab, net, shape):
    """Bytes of the largest tensor that was made, and the shapes that were found."""
    found = []
    cost = lab.cost(lambda: found.extend(impl.dry_run(net, shape)))
    return cost["bytes"], shapes(found)


def vgg(*plan, classes):
    """VGG: so many convolutions with so many channels, then pooling (0)."""
    layers, channels, numbers = [], 3, iter(plan)
    for count in numbers:
        if count == 0:
            layers.append(nn.MaxPool2d(2))
            continue
        width = next(numbers)
        for _ in range(count):
            layers += [nn.Conv2d(channels, width, 3, padding=1), nn.ReLU()]
            channels = width
    head = nn.Linear(512 * 7 * 7, 4096), nn.ReLU(), nn.Linear(4096, 4096), nn.ReLU()
    return nn.Sequential(nn.Sequential(*layers), nn.Flatten(), *head, nn.Linear(4096, classes))


class Tower(nn.Module):
    """Registered last to first, with steps that are no modules, and one layer used twice."""

    def __init__(self, channels):
        super().__init__()
        self.head = nn.Linear(2 * channels * 6 * 5, 3)
        self.body = nn.ModuleDict({"act": nn.Tanh(), "same": nn.Conv2d(channels, channels, 1)})
        self.stem = nn.Conv2d(1, channels, 3, padding=1)

    def forward(self, x):
        x = self.body["act"](self.stem(x))
        x = F.max_pool2d(x, 2)
        x = torch.cat([x, self.body["act"](self.body["same"](x))], dim=1)
        return self.head(x.flatten(1))
