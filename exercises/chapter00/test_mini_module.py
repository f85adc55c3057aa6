import torch
from torch.nn import Parameter

from tutor.lab import case


@case(points=1)
def a_call_runs_forward(impl, lab):
    class Power(impl.Module):
        def forward(self, X, exponent=2):
            return X**exponent

    X = lab.randn(2, 3)
    return Power()(X), Power()(X, 3), Power()(X, exponent=4)


@case(points=2)
def its_own_parameters(impl, lab):
    net = layer(impl, lab, 3)
    net.note = "not a parameter"
    net.mean = lab.randn(2)
    return list(net.parameters()), net.weight, net.bias, net.note, net.mean


@case(points=2)
def parameters_of_its_parts(impl, lab):
    net = nest(impl, lab)
    return list(net.parameters()), net.inner.last.bias, list(net.inner.parameters())


@case(points=1)
def two_nets_apart(impl, lab):
    class Other(impl.Module):
        def __init__(self):
            super().__init__()
            self.q = Parameter(lab.randn(5))

    first, second, third = layer(impl, lab, 2), layer(impl, lab, 4), Other()
    return [list(net.parameters()) for net in (first, second, third)]


@case(points=1)
def replaced_and_shared(impl, lab):
    net = nest(impl, lab)
    net.own = Parameter(lab.randn(1))  # instead of the old one
    net.tied = net.inner.last  # the same module under two names
    return list(net.parameters())


@case(points=1)
def before_init(impl, lab):
    class Forgetful(impl.Module):
        def __init__(self):
            self.p = Parameter(lab.randn(2))

    proper = layer(impl, lab, 2)
    return lab.raises(Forgetful), list(proper.parameters())


@case(points=1)
def hooks_run_once(impl, lab):
    net, events = layer(impl, lab, 2), []
    net.register_forward_hook(lambda *seen: events.append(["first", seen[0] is net, *seen[1:]]))
    net.register_forward_hook(lambda *seen: events.append(["second", seen[0] is net, *seen[1:]]))
    X = lab.randn(2)
    return net(X), events, X


@case(points=1)
def a_chain(impl, lab):
    parts, events = [layer(impl, lab, 3) for _ in range(3)], []
    net = impl.Chain(*parts)
    for name, part in (("net", net), ("0", parts[0]), ("2", parts[2])):
        part.register_forward_hook(lambda m, args, out, name=name: events.append([name, out]))
    return net(lab.randn(3)), list(net.parameters()), events


def layer(impl, lab, size):
    class Layer(impl.Module):
        def __init__(self):
            super().__init__()
            self.weight = Parameter(lab.randn(size))
            self.bias = Parameter(lab.randn(size))

        def forward(self, X):
            return torch.tanh(self.weight * X + self.bias)

    return Layer()


def nest(impl, lab):
    """A module in a module in a module; parameters and modules are assigned in turn."""

    class Inner(impl.Module):
        def __init__(self):
            super().__init__()
            self.first = layer(impl, lab, 2)
            self.own = Parameter(lab.randn(4))
            self.last = layer(impl, lab, 3)

    class Outer(impl.Module):
        def __init__(self):
            super().__init__()
            self.inner = Inner()
            self.own = Parameter(lab.randn(5))

    return Outer()
