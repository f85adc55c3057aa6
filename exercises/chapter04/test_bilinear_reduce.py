import math

import torch

from tutor.lab import Wrong, case


@case(points=2)
def registered(impl, lab):
    layer = impl.BilinearReduce(lab.whole(2, 6), lab.whole(6, 9))
    return {name: (tuple(p.shape), p.dtype) for name, p in layer.named_parameters()}


@case(points=1)
def one_input(impl, lab):
    X = lab.randn(1, 1, dtype=torch.float64)
    return ready(impl, lab, 1, 1)(X).detach()


@case(points=2)
def any_sizes(impl, lab):
    X = lab.randn(4, 5, dtype=torch.float64).T  # not contiguous
    return ready(impl, lab, 4, 2)(X).detach(), ready(impl, lab, 4, 7)(X[:1]).detach()


@case(points=2)
def gradients(impl, lab):
    X, layer = lab.randn(5, 3, dtype=torch.float64, requires_grad=True), ready(impl, lab, 3, 2)
    (layer(X) * lab.randn(5, 2, dtype=torch.float64)).sum().backward()
    return [None if g is None else g.clone() for g in (X.grad, layer.W.grad)]


@case(points=1, needs="any_sizes")
def no_table_of_pairs(impl, lab):
    layer, X, seen = ready(impl, lab, 4, 3), lab.randn(300, 4, dtype=torch.float64), []
    cost = lab.cost(lambda: seen.append(layer(X)))
    return cost["bytes"], tuple(seen[0].shape)


@case(points=1, needs="any_sizes")
def work_for_more_examples(impl, lab):
    layer, X = ready(impl, lab, 4, 3), lab.randn(50, 4, dtype=torch.float64)
    return [lab.cost(lambda n=n: layer(X[:n]))["ops"] for n in (5, 50)]


@case(points=1, needs="registered")
def first_values(impl, lab):
    return dict(impl.BilinearReduce(20, 30).state_dict())


@no_table_of_pairs.judge
def judge_memory(seen, expected, lab):
    mine, shape = seen
    if shape != expected[1]:
        raise Wrong("other_shape", mine=shape)
    if mine >= 300 * 300 * 8:
        raise Wrong("pairs", mine=mine // 8)


@work_for_more_examples.judge
def judge_operations(seen, expected, lab):
    few, many = seen
    if many != few:
        raise Wrong("grows", few=few, many=many)


@first_values.judge
def judge_first_values(seen, expected, lab):
    if list(seen) != ["W"] or seen["W"].shape != expected["W"].shape:
        raise Wrong("other_state")
    values = seen["W"].double().flatten() * 20
    n = values.numel()
    if values.std().item() < 0.01:
        raise Wrong("no_spread")
    if abs(values.mean().item()) > 5 * values.std().item() / math.sqrt(n):
        raise Wrong("not_centred", mine=values.mean().item() / 20)
    if 0.9 < values.std().item() / 20 < 1.1:
        raise Wrong("spread_of_one", mine=values.std().item() / 20)
    if abs(values.var().item() - 1) > 5 * math.sqrt(2 / n):
        raise Wrong("spread", mine=values.std().item() / 20)
    # of a normal distribution 31.7 % lie beyond one standard deviation
    beyond = (values.abs() > 1).double().mean().item()
    if abs(beyond - 0.3173) > 5 * math.sqrt(0.3173 * 0.6827 / n):
        raise Wrong("not_normal", mine=beyond)


def ready(impl, lab, d, k):
    """A layer with weights from the seed, in float64."""
    layer = impl.BilinearReduce(d, k).to(lab.device, torch.float64)
    layer.load_state_dict({"W": lab.randn(d, d, k, dtype=torch.float64)})
    return layer
