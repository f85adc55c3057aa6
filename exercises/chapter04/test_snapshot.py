import torch
from torch import nn

from tutor.lab import case


@case(points=2)
def all_of_the_state(impl, lab):
    net, _ = build(lab)
    net[0].bias.requires_grad_(False)  # frozen, and a part of the net all the same
    return impl.snapshot(net)


@case(points=3)
def stays_while_training_goes_on(impl, lab):
    net, opt = build(lab)
    saved = impl.snapshot(net)
    train(net, opt, lab)
    return saved


@case(points=1, needs="all_of_the_state")
def net_stays_too(impl, lab):
    net, _ = build(lab)
    for tensor in impl.snapshot(net).values():
        with torch.no_grad():
            tensor.zero_()
    return dict(net.state_dict())


@case(points=2)
def values_come_back(impl, lab):
    net, opt = build(lab)
    saved = copies(net)
    train(net, opt, lab)
    impl.restore(net, saved)
    return dict(net.state_dict())


@case(points=1)
def optimizer_goes_on(impl, lab):
    net, opt = build(lab)
    saved = copies(net)
    train(net, opt, lab)
    impl.restore(net, saved)
    train(net, opt, lab)
    return [p.detach() for p in net.parameters()]


@case(points=1, needs="values_come_back")
def can_be_restored_again(impl, lab):
    net, opt = build(lab)
    saved = copies(net)
    impl.restore(net, saved)
    train(net, opt, lab)
    return saved


def build(lab):
    X = lab.randn(4, 3)
    net = nn.Sequential(nn.Linear(3, 5), nn.BatchNorm1d(5), nn.Linear(5, 2)).to(lab.device)
    lab.fill(net, X)
    return net, torch.optim.SGD(net.parameters(), lr=0.5)


def train(net, opt, lab, steps=2):
    for _ in range(steps):
        loss = (net(lab.randn(4, 3)) - lab.randn(4, 2)).square().mean()
        opt.zero_grad()
        loss.backward()
        opt.step()


def copies(net):
    return {name: tensor.detach().clone() for name, tensor in net.state_dict().items()}
