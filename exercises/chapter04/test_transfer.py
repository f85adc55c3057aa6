import itertools

import torch
from torch import nn

from tutor.lab import case


@case(points=2)
def two_layers(impl, lab):
    net, src = chain(lab, 3, 4, 5, 2), chain(lab, 3, 4, 5, 2, bigger=3).state_dict()
    report = impl.transfer(src, net, ["0", "2"])
    return dict(net.state_dict()), report


@case(points=1)
def names_that_begin_alike(impl, lab):
    net, src = chain(lab, *[2] * 13), chain(lab, *[2] * 13, bigger=3).state_dict()
    impl.transfer(src, net, ["1"])
    return dict(net.state_dict())


@case(points=1)
def buffers_and_inner_modules(impl, lab):
    net, other = tower(lab), tower(lab, bigger=3)
    other(lab.randn(6, 3))  # in training mode: the running statistics move
    impl.transfer(other.state_dict(), net, ["body"])
    return dict(net.state_dict())


@case(points=1)
def names_with_a_prefix(impl, lab):
    net, src = tower(lab), {}
    for name, tensor in tower(lab, bigger=3).state_dict().items():
        src["body." + name] = tensor  # what net calls body.act is body.body.act there
    report = impl.transfer(src, net, ["body"], prefix="body.")
    return dict(net.state_dict()), report


@case(points=2)
def says_what_did_not_fit(impl, lab):
    net, other = chain(lab, 3, 4, 5, 2), chain(lab, 3, 4, 5, 2, bigger=3)
    src = {f"old.{name}": tensor for name, tensor in other.state_dict().items()}
    del src["old.1.bias"], src["old.2.weight"]
    src |= {"old.0.mask": lab.rand(3), "old.7.weight": lab.rand(2), "1.bias": lab.rand(5)}
    wanted = ["1", "0"] if lab.whole(0, 2) else ["0", "1"]
    missing, unexpected = impl.transfer(src, net, wanted, prefix="old.")
    return list(missing), list(unexpected), dict(net.state_dict())


@case(points=1, needs="two_layers")
def other_shapes(impl, lab):
    found = []
    for width in (1, 6):
        net, other = chain(lab, 3, 4, 5), chain(lab, 3, 4, 5, bigger=3)
        src = {**other.state_dict(), "1.bias": lab.rand(width)}
        error = lab.raises(lambda net=net, src=src: impl.transfer(src, net, ["0", "1"]))
        found.append((error, dict(net.state_dict())))
    return found


@case(points=1, needs="two_layers")
def optimizer_goes_on(impl, lab):
    net, src = chain(lab, 3, 4, 2), chain(lab, 3, 4, 2, bigger=3).state_dict()
    opt = torch.optim.SGD(net.parameters(), lr=0.5)
    impl.transfer(src, net, ["0"])
    step(net, opt, lab.randn(5, 3))
    return [p.detach() for p in net.parameters()]


@case(points=1, needs="two_layers")
def source_stays(impl, lab):
    net, src = chain(lab, 3, 4, 2), dict(chain(lab, 3, 4, 2, bigger=3).state_dict())
    opt = torch.optim.SGD(net.parameters(), lr=0.5)
    impl.transfer(src, net, ["0", "1"])
    step(net, opt, lab.randn(5, 3))
    return src


def filled(lab, net, bigger, d):
    lab.fill(net.to(lab.device), torch.ones(2, d, device=lab.device))
    with torch.no_grad():
        for parameter in net.parameters():
            parameter *= bigger
    return net


def chain(lab, *widths, bigger=1):
    layers = [nn.Linear(a, b) for a, b in itertools.pairwise(widths)]
    return filled(lab, nn.Sequential(*layers), bigger, widths[0])


class Tower(nn.Module):
    def __init__(self):
        super().__init__()
        body = {"stem": nn.Linear(3, 4), "act": nn.Sequential(nn.BatchNorm1d(4), nn.ReLU())}
        self.body, self.head = nn.ModuleDict(body), nn.Linear(4, 2)

    def forward(self, X):
        return self.head(self.body["act"](self.body["stem"](X)))


def tower(lab, bigger=1):
    return filled(lab, Tower(), bigger, 3)


def step(net, opt, X):
    net(X).square().mean().backward()
    opt.step()
