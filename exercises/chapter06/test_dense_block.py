import torch

from tutor.lab import case


@case(points=1)
def one_layer(impl, lab):
    return run(lab, impl.DenseBlock(1, 3, 2), lab.randn(2, 3, 4, 5, dtype=torch.float64))


@case(points=3)
def several_layers(impl, lab):
    X = lab.randn(2, 4, 5, 3, dtype=torch.float64)
    return [run(lab, impl.DenseBlock(3, 4, 2), X), run(lab, impl.DenseBlock(2, 4, 4), X)]


@case(points=2)
def a_transition(impl, lab):
    odd = run(lab, impl.transition(3, 2), lab.randn(2, 3, 5, 7, dtype=torch.float64))
    return [run(lab, impl.transition(6, 3), lab.randn(2, 6, 4, 6, dtype=torch.float64)), odd]


@case(points=1, constant=True)
def what_it_is_made_of(impl, lab):
    parts = [impl.DenseBlock(3, 4, 2), impl.transition(6, 3)]
    return [sorted(list(p.shape) for p in net.parameters()) for net in parts]


@case(points=1, needs="several_layers")
def gradient(impl, lab):
    net = ready(lab, impl.DenseBlock(2, 3, 2), 3)
    X = lab.randn(2, 3, 4, 4, dtype=torch.float64, requires_grad=True)
    net(X).square().sum().backward()
    return X.grad


@case(points=1, needs="several_layers")
def evaluation(impl, lab):
    net = ready(lab, torch.nn.Sequential(impl.DenseBlock(2, 2, 3), impl.transition(8, 4)), 2)
    net(2 * lab.randn(3, 2, 4, 4, dtype=torch.float64) + 1)
    net.eval()
    return net(lab.randn(1, 2, 4, 4, dtype=torch.float64)).detach()


@case(points=1, needs="one_layer")
def the_input_stays(impl, lab):
    net = ready(lab, impl.DenseBlock(2, 2, 2), 2)
    X = lab.randn(2, 2, 3, 3, dtype=torch.float64)
    before = X.clone()
    Y = net(X)
    return {"X": X, "changed": not torch.equal(X, before), "handed_on": Y[:, :2].detach()}


def ready(lab, net, ci):
    example = torch.zeros(2, ci, 4, 4, dtype=torch.float64, device=lab.device)
    return lab.fill(net.to(lab.device, torch.float64), example)


def run(lab, net, X):
    return ready(lab, net, X.shape[1])(X).detach()
