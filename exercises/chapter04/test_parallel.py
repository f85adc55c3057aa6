import torch
from torch import nn

from tutor.lab import case


@case(points=3)
def two_layers(impl, lab):
    return impl.Parallel(linear(lab, 4, 3), linear(lab, 4, 5))(lab.randn(2, 4))


@case(points=2)
def parameters(impl, lab):
    h = lab.whole(2, 50)
    net = impl.Parallel(nn.Linear(4, h), nn.Sequential(nn.Linear(4, 2, bias=False), nn.ReLU()))
    return {name: tuple(value.shape) for name, value in net.state_dict().items()}


@case(points=2)
def both_receive_gradients(impl, lab):
    one, two = linear(lab, 4, 4), linear(lab, 4, 4)
    X = lab.randn(3, 4, requires_grad=True)
    impl.Parallel(one, two)(X).square().sum().backward()
    return [X.grad, one.weight.grad, two.weight.grad]


@case(points=1)
def channels_of_images(impl, lab):
    one, two = nn.Conv2d(2, 3, 1), nn.Conv2d(2, 1, 3, padding=1)
    for net in (one, two):
        lab.fill(net.to(lab.device), torch.ones(1, 2, 5, 6, device=lab.device))
    return impl.Parallel(one, two)(lab.randn(2, 2, 5, 6))


@case(points=1)
def another_axis(impl, lab):
    one, two, X = linear(lab, 4, 3), linear(lab, 4, 3), lab.randn(2, 5, 4)
    return [impl.Parallel(one, two, dim=dim)(X) for dim in (0, 1, 2, -1)]


@case(points=1)
def nested(impl, lab):
    inner = impl.Parallel(linear(lab, 4, 2), nn.Tanh())
    net = impl.Parallel(inner, linear(lab, 4, 1)).double()
    return net(lab.randn(3, 4, dtype=torch.float64))


def linear(lab, d, q):
    net = nn.Linear(d, q).to(lab.device)
    with torch.no_grad():
        net.weight.copy_(lab.randn(q, d))
        net.bias.copy_(lab.randn(q))
    return net
