import torch
from torch import nn

from tutor.lab import case


@case(points=1)
def shape(impl, lab):
    net = impl.Inception(5, 2, (3, 4), (2, 3), 1).to(lab.device)
    return net(lab.randn(lab.whole(2, 9), 5, 7, 6)).shape


@case(points=1)
def each_branch(impl, lab):
    net, seen = impl.Inception(5, 2, (3, 4), (2, 3), 1).to(lab.device), {}
    for name in ("b1", "b2b", "b3b", "b4"):
        getattr(net, name).register_forward_hook(
            lambda m, X, Y, name=name: seen.update({name: Y.shape})
        )
    images = lab.randn(lab.whole(2, 90), 5, 9, 12)
    raised = lab.raises(lambda: net(images))
    return {"raised": raised, "shapes": sorted(seen.items())}


@case(points=2)
def values(impl, lab):
    X = lab.randn(2, 3, 6, 5, dtype=torch.float64)
    return ready(lab, impl, 3, 2, (3, 4), (2, 3), 1)(X).detach()


@case(points=1)
def equal_branches(impl, lab):
    X = lab.randn(2, 3, 4, 5, dtype=torch.float64)
    return ready(lab, impl, 3, 2, (2, 2), (2, 2), 2)(X).detach()


@case(points=2, constant=True)
def what_it_is_made_of(impl, lab):
    net = impl.Inception(192, 64, (96, 128), (16, 32), 32)
    return sorted((name, p.shape) for name, p in net.named_parameters())


@case(points=1)
def only_negative_numbers(impl, lab):
    # a frame of zeros around the pooling would be larger than all that is there
    net = ready(lab, impl, 2, 1, (1, 1), (1, 1), 3)
    with torch.no_grad():
        net.b4.weight.abs_().neg_()
    return net(-1 - lab.rand(2, 2, 4, 4, dtype=torch.float64)).detach()


@case(points=1)
def gradients(impl, lab):
    net = ready(lab, impl, 3, 2, (2, 3), (2, 3), 2)
    X = lab.randn(2, 3, 5, 5, dtype=torch.float64, requires_grad=True)
    net(X).square().sum().backward()
    return [X.grad, net.b2a.weight.grad, net.b3a.weight.grad]


@case(points=1)
def small_maps(impl, lab):
    net = ready(lab, impl, 2, 1, (2, 3), (2, 1), 2)
    return [net(lab.randn(1, 2, h, w, dtype=torch.float64)).detach() for h, w in ((1, 1), (2, 3))]


def ready(lab, impl, *sizes):
    net: nn.Module = impl.Inception(*sizes).to(lab.device, torch.float64)
    example = torch.zeros(1, sizes[0], 6, 6, dtype=torch.float64, device=lab.device)
    return lab.fill(net, example, names=True)
