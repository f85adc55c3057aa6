import torch

from tutor.lab import case


@case(points=2)
def same_shape(impl, lab):
    X = lab.randn(2, 3, 6, 5, dtype=torch.float64)
    return block(impl, lab, 3, 3)(X).detach()


@case(points=1)
def more_channels(impl, lab):
    X = lab.randn(2, 2, 4, 4, dtype=torch.float64)
    return block(impl, lab, 2, 5)(X).detach()


@case(points=1)
def half_the_size(impl, lab):
    X = lab.randn(3, 3, 7, 6, dtype=torch.float64)
    same = block(impl, lab, 3, 3, stride=2)(X).detach()
    return [block(impl, lab, 3, 6, stride=2)(X).detach(), same]


@case(points=1, needs="half_the_size")
def one_pixel_left(impl, lab):
    X = lab.randn(3, 2, 2, 2, dtype=torch.float64)
    return block(impl, lab, 2, 4, stride=2)(X).detach()


@case(points=2, constant=True)
def what_it_is_made_of(impl, lab):
    blocks = [impl.Residual(4, 4), impl.Residual(4, 8, stride=2), impl.Residual(4, 4, stride=2)]
    return [sorted((name, p.shape) for name, p in net.named_parameters()) for net in blocks]


@case(points=1)
def nothing_to_add(impl, lab):
    net = block(impl, lab, 3, 3)
    with torch.no_grad():
        net.bn2.weight.zero_()
        net.bn2.bias.zero_()
    X = lab.randn(2, 3, 4, 4, dtype=torch.float64)
    before = X.clone()
    Y = net(X).detach()
    return {"Y": Y, "X": X, "changed": not torch.equal(X, before)}


@case(points=1)
def gradients(impl, lab):
    net = block(impl, lab, 2, 4, stride=2)
    X = lab.randn(2, 2, 5, 5, dtype=torch.float64, requires_grad=True)
    net(X).square().sum().backward()
    return [X.grad, net.conv1.weight.grad, net.conv3.weight.grad]


@case(points=1)
def evaluation(impl, lab):
    net = block(impl, lab, 2, 3)
    net(3 * lab.randn(4, 2, 4, 4, dtype=torch.float64))
    net.eval()
    return net(lab.randn(1, 2, 4, 4, dtype=torch.float64)).detach()


def block(impl, lab, ci, co, stride=1):
    """A block with parameters from the seed, by their names."""
    net = impl.Residual(ci, co, stride=stride).to(lab.device, torch.float64)
    example = torch.zeros(2, ci, 4, 4, dtype=torch.float64, device=lab.device)
    return lab.fill(net, example, names=True)
