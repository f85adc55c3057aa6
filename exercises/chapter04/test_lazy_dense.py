import math

import torch
from torch import nn

from tutor.lab import Wrong, case


@case(points=2)
def shapes_come_with_the_input(impl, lab):
    n, d, q = lab.whole(2, 5), lab.whole(5, 9), lab.whole(9, 12)
    layer = impl.LazyDense(q)
    before = list(known(layer))
    Y = layer(lab.randn(n, d))
    after = {}
    for name, parameter in known(layer).items():
        module, _, last = name.rpartition(".")
        after[f"{last} of an inner module" if module else last] = tuple(parameter.shape)
    return {"before": before, "output": tuple(Y.shape), "after": after}


@case(points=2)
def affine(impl, lab):
    X = lab.randn(4, 3, 5, dtype=torch.float64).transpose(0, 1)  # not contiguous, two axes of rows
    layer = ready(impl, lab, X, 2)
    return layer(X).detach()


@case(points=1, needs="affine")
def made_once(impl, lab):
    X, other = lab.randn(4, 5), lab.randn(7, 5)
    layer = impl.LazyDense(3)
    first = layer(X)
    again = torch.equal(first, layer(X))
    load(layer, lab, 5, 3)
    return again, layer(other).detach(), lab.raises(lambda: layer(lab.randn(4, 6))) is not None


@case(points=1)
def of_the_inputs_kind(impl, lab):
    found = []
    for dtype, device in ((torch.float64, lab.device), (torch.float32, "meta")):
        layer, x = impl.LazyDense(2), torch.ones(3, lab.whole(4, 9), dtype=dtype, device=device)
        error = lab.raises(lambda layer=layer, x=x: layer(x))
        kinds = [(p.dtype, p.device, tuple(p.shape)) for p in known(layer).values()]
        found.append(error or kinds)
    return found


@case(points=1, needs="affine")
def first_weights(impl, lab):
    X = lab.randn(2, 400)
    layers = [impl.LazyDense(60), impl.LazyDense(60)]
    for layer in layers:
        layer(X)
    return [dict(layer.state_dict()) for layer in layers]


@case(points=1)
def optimizer_knows_all(impl, lab):
    net = mixed(impl, lab)
    opt = impl.optimizer_for(net, lab.randn(3, lab.whole(2, 9)), lr=0.5)
    held = [tuple(p.shape) for group in opt.param_groups for p in group["params"]]
    return sorted(held), [group["lr"] for group in opt.param_groups]


@case(points=2, needs="affine")
def one_step(impl, lab):
    X, net = lab.randn(6, 5), mixed(impl, lab)
    opt = impl.optimizer_for(net, X, lr=0.5)
    net(X)  # whatever is still missing comes into being here
    lab.fill(net, X)
    net(X).square().mean().backward()
    opt.step()
    return [p.detach() for p in net.parameters()]


@first_weights.judge
def judge_first_weights(seen, expected, lab):
    if [sorted(state) for state in seen] != [sorted(state) for state in expected]:
        raise Wrong("names")
    bound = 1 / math.sqrt(400)
    for name in ("weight", "bias"):
        one, other = (state[name].double() for state in seen)
        if torch.equal(one, other):
            raise Wrong("alike" if name == "weight" else "alike_biases")
        largest = max(one.abs().max().item(), other.abs().max().item())
        if largest > 40 * bound:
            raise Wrong("far_too_large", name=name, mine=largest, limit=bound)
        if largest > bound * (1 + 1e-6):
            raise Wrong("too_large", name=name, mine=largest, limit=bound)
        values = torch.cat([one.flatten(), other.flatten()])
        # squares of a uniform number in [-a, a]: mean a^2/3, variance 4 a^4/45
        spread = values.square().mean().item() / bound**2
        if abs(spread - 1 / 3) > 5 * math.sqrt(4 / 45 / values.numel()):
            raise Wrong("not_flat", name=name, mine=spread)
        if abs(values.mean().item()) > 5 * bound / math.sqrt(3 * values.numel()):
            raise Wrong("lopsided", name=name)


def known(layer):
    """The parameters that have a shape already, by name."""
    return {
        name: parameter
        for name, parameter in layer.named_parameters()
        if not nn.parameter.is_lazy(parameter)
    }


def load(layer, lab, d, q, dtype=torch.float32):
    state = {"weight": lab.randn(q, d, dtype=dtype), "bias": lab.randn(q, dtype=dtype)}
    layer.load_state_dict(state)


def ready(impl, lab, X, q):
    """A layer after its dry run, with weights from the seed."""
    layer = impl.LazyDense(q)
    layer(X[:1])
    load(layer, lab, X.shape[-1], q, X.dtype)
    return layer


def mixed(impl, lab):
    """Two lazy layers, and one that knows its size from the start."""
    net = nn.Sequential(impl.LazyDense(4), nn.Tanh(), impl.LazyDense(3), nn.Linear(3, 2))
    return net.to(lab.device)
