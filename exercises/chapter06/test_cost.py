import torch
from torch import nn

from tutor.lab import case


@case(points=1)
def one_dense_layer(impl, lab):
    d, q = lab.whole(3, 9), lab.whole(10, 20)
    return impl.cost(nn.Linear(d, q).to(lab.device), (d,))


@case(points=2)
def one_convolution(impl, lab):
    ci, co, stride = lab.whole(2, 5), lab.whole(5, 9), lab.whole(2, 4)
    conv = nn.Conv2d(ci, co, (5, 3), stride=stride, padding=(2, 1))
    return impl.cost(conv.to(lab.device), (ci, lab.whole(12, 18), lab.whole(18, 24)))


@case(points=1)
def groups_and_dilation(impl, lab):
    c = 2 * lab.whole(2, 6)
    grouped = nn.Conv2d(c, 2 * c, 3, groups=2, bias=False)
    depthwise = nn.Conv2d(2 * c, 2 * c, 3, padding=2, dilation=2, groups=2 * c)
    net = nn.Sequential(grouped, nn.ReLU(), depthwise).to(lab.device)
    return impl.cost(net, (c, 9, lab.whole(8, 12)))


@case(points=2)
def layers_inside_layers(impl, lab):
    net = Deep(lab.whole(3, 8), lab.whole(4, 9)).to(lab.device)
    net.last.requires_grad_(False)
    return impl.cost(net, (1, lab.whole(5, 9), 6))


@case(points=2)
def nothing_is_left_behind(impl, lab):
    c = lab.whole(3, 8)
    layers = nn.Conv2d(1, c, 3), nn.BatchNorm2d(c), nn.Dropout(), nn.ReLU().eval(), nn.Linear(4, 2)
    net = nn.Sequential(*layers).to(lab.device, torch.float64)
    twice = [impl.cost(net, (1, 5, 6)) for _ in range(2)]
    hooks = sum(len(m._forward_hooks) + len(m._forward_pre_hooks) for m in net.modules())
    state = net.state_dict()
    buffers = [state[key].clone() for key in state if "running" in key or "num" in key]
    return twice, hooks, [m.training for m in net.modules()], buffers


@case(points=2, constant=True, needs="one_convolution")
def large_nets_on_meta(impl, lab):
    with torch.device("meta"):
        nets = {"alexnet": alexnet(), "vgg11": vgg((1, 64), (1, 128), (2, 256), (2, 512), (2, 512))}
    return {name: impl.cost(net, (1, 224, 224)) for name, net in nets.items()}


class Deep(nn.Module):
    """A block in a list, a layer that works twice, and a dense layer on rows of pixels."""

    def __init__(self, c, d):
        super().__init__()
        self.blocks = nn.ModuleList([nn.Sequential(nn.Conv2d(1, c, 3, padding=1), nn.ReLU())])
        self.again = nn.Conv2d(c, c, 3, padding=1)
        self.norm = nn.BatchNorm2d(c)
        self.last = nn.Linear(6, d)

    def forward(self, X):
        for block in self.blocks:
            X = block(X)
        X = self.norm(self.again(torch.relu(self.again(X))))
        return self.last(X)  # (n, c, h, 6) to (n, c, h, d): c * h rows for each example


def alexnet():
    return nn.Sequential(
        nn.Conv2d(1, 96, 11, stride=4, padding=1), nn.ReLU(), nn.MaxPool2d(3, 2),
        nn.Conv2d(96, 256, 5, padding=2), nn.ReLU(), nn.MaxPool2d(3, 2),
        nn.Conv2d(256, 384, 3, padding=1), nn.ReLU(),
        nn.Conv2d(384, 384, 3, padding=1), nn.ReLU(),
        nn.Conv2d(384, 256, 3, padding=1), nn.ReLU(), nn.MaxPool2d(3, 2), *head(6400),
    )  # fmt: skip


def vgg(*arch):
    layers, ci = [], 1
    for n, co in arch:
        for _ in range(n):
            layers += [nn.Conv2d(ci, co, 3, padding=1), nn.ReLU()]
            ci = co
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, *head(49 * ci))


def head(d):
    yield nn.Flatten()
    for _ in range(2):
        yield from (nn.Linear(d, 4096), nn.ReLU(), nn.Dropout())
        d = 4096
    yield nn.Linear(d, 10)
