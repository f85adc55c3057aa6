import torch
from torch import nn

from tutor.lab import case


@case(points=2)
def one_of_each(impl, lab):
    c, q = lab.whole(2, 9), lab.whole(3, 12)
    net = nn.Sequential(nn.Conv2d(1, c, 3), nn.ReLU(), nn.Flatten(), nn.Linear(20 * c, q))
    return shares(impl, net.to(lab.device), (1, 6, 7))


@case(points=1)
def strides_and_groups(impl, lab):
    c = 2 * lab.whole(2, 6)
    convs = nn.Conv2d(2, c, (3, 5), stride=2, padding=1), nn.Conv2d(c, c, 3, groups=2, bias=False)
    net = nn.Sequential(*convs, nn.Flatten(), nn.LazyLinear(lab.whole(3, 9)))
    net(torch.zeros(1, 2, 12, 13))
    return shares(impl, net.to(lab.device), (2, 12, 13))


@case(points=2)
def others_hold_parameters_too(impl, lab):
    c, q = lab.whole(2, 9), lab.whole(3, 12)
    layers = nn.Conv2d(1, c, 3), nn.BatchNorm2d(c), nn.Flatten(), nn.Linear(9 * c, q)
    return shares(impl, nn.Sequential(*layers, nn.LayerNorm(q)).to(lab.device), (1, 5, 5))


@case(points=2)
def used_twice(impl, lab):
    c = lab.whole(2, 7)
    again, dense = nn.Conv2d(c, c, 3, padding=1), nn.Linear(6, 6)
    layers = nn.Conv2d(1, c, 1), again, nn.ReLU(), again, dense, dense
    return shares(impl, nn.Sequential(*layers).to(lab.device), (1, 5, 6))


@case(points=1, constant=True, needs="one_of_each")
def convolutions_only(impl, lab):
    net = nn.Sequential(nn.Conv2d(3, 4, 3), nn.AdaptiveAvgPool2d(1)).to(lab.device)
    return shares(impl, net, (3, 8, 8))


@case(points=2, constant=True, needs="one_of_each")
def alexnet(impl, lab):
    with torch.device("meta"):
        net = nn.Sequential(
            nn.Conv2d(1, 96, 11, stride=4, padding=1), nn.ReLU(), nn.MaxPool2d(3, 2),
            nn.Conv2d(96, 256, 5, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2),
            nn.Conv2d(256, 384, 3, padding=1), nn.ReLU(),
            nn.Conv2d(384, 384, 3, padding=1), nn.ReLU(),
            nn.Conv2d(384, 256, 3, padding=1), nn.ReLU(), nn.MaxPool2d(3, 2), nn.Flatten(),
            nn.Linear(6400, 4096), nn.ReLU(), nn.Dropout(),
            nn.Linear(4096, 4096), nn.ReLU(), nn.Dropout(), nn.Linear(4096, 10),
        )  # fmt: skip
    return shares(impl, net, (1, 224, 224))


def shares(impl, net, shape):
    found = impl.where_is_the_cost(net, shape)
    return {kind: [float(share) for share in pair] for kind, pair in found.items()}
