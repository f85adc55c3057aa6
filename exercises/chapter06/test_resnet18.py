import torch
from torch import nn

from tutor.lab import case


@case(points=1)
def scores(impl, lab):
    n = lab.whole(2, 200)
    with torch.device("meta"):
        net, X = impl.resnet18(), torch.empty(n, 1, 96, 96)
    return net(X).shape


@case(points=2, constant=True)
def parameters(impl, lab):
    counts = []
    for sizes in ((1, 10), (3, 1000)):
        with torch.device("meta"):
            net = impl.resnet18(*sizes)
        counts.append(sum(p.numel() for p in net.parameters()))
    return counts


@case(points=2, constant=True, needs="scores")
def stages(impl, lab):
    """What leaves each block, for images of 224 x 224."""
    return shapes(impl, impl.Residual, 224)


@case(points=1, constant=True, needs="scores")
def stem(impl, lab):
    return shapes(impl, (nn.Conv2d, nn.BatchNorm2d, nn.MaxPool2d), 224)[:3]


@case(points=2, seconds=30)
def values(impl, lab):
    net = filled(impl, lab)
    net.eval()
    with torch.no_grad():
        return net(lab.randn(2, 1, 48, 64))


@case(points=1, needs="values", seconds=30)
def gradient(impl, lab):
    net = filled(impl, lab)
    X = lab.randn(2, 1, 40, 40, requires_grad=True)
    net.eval()
    net(X)[:, 3].sum().backward()
    return X.grad


@case(points=1, needs="scores")
def other_images(impl, lab):
    classes = lab.whole(11, 40)
    with torch.device("meta"):
        net = impl.resnet18(3, classes)
        return [net(torch.empty(2, 3, h, w)).shape for h, w in ((224, 224), (64, 96), (33, 47))]


def shapes(impl, kinds, size):
    seen = []
    with torch.device("meta"):
        net = impl.resnet18()
        for part in net.modules():
            if isinstance(part, kinds):
                part.register_forward_hook(lambda m, X, Y: seen.append(tuple(Y.shape)))
        net(torch.empty(2, 1, size, size))
    return seen


def filled(impl, lab):
    net = impl.resnet18().to(lab.device)
    return lab.fill(net, torch.zeros(1, 1, 32, 32, device=lab.device))
