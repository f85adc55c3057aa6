from collections import Counter

import torch
from torch import nn

from tutor.lab import mistake, right


def products(layer, X, Y):
    return Y.numel() * layer.weight[0].numel()


def held(layer):
    return sum(p.numel() for p in layer.parameters())


def count(
    net, shape, macs_of=products, held=held, *, once=True, work_once=False, total=None, factor=1,
    kinds=("conv", "dense"),
):  # fmt: skip
    """What `where_is_the_cost` does, with parts that a mistake may exchange."""
    parameters, macs, seen = Counter(), Counter(), set()
    for layer, X, Y in uses(net, shape):
        kind = kinds[isinstance(layer, nn.Linear)]
        if not (work_once and layer in seen):
            macs[kind] += macs_of(layer, X, Y)
        if not (once and layer in seen):
            parameters[kind] += held(layer)
        seen.add(layer)
    stored = (
        sum(parameters.values()) if total == "both" else sum(map(torch.numel, net.parameters()))
    )
    work = sum(macs.values())
    return {
        kind: (factor * parameters[kind] / stored, factor * macs[kind] / work)
        for kind in ("conv", "dense")
    }


@right("where_is_the_cost")
def by_the_formulas(net, shape):
    def macs(layer, X, Y):
        if isinstance(layer, nn.Linear):
            return X[:-1].numel() * layer.in_features * layer.out_features
        kh, kw = layer.kernel_size
        each = layer.in_channels // layer.groups * kh * kw
        return layer.out_channels * Y[-2] * Y[-1] * each

    def numbers(layer):
        return layer.weight.numel() + (0 if layer.bias is None else layer.bias.numel())

    return count(net, shape, macs, numbers)


@right("where_is_the_cost")
def two_walks(net, shape):
    kinds = {"conv": nn.Conv2d, "dense": nn.Linear}
    everything = sum(p.numel() for p in net.parameters())
    work = {
        name: sum(products(m, X, Y) for m, X, Y in uses(net, shape) if isinstance(m, kind))
        for name, kind in kinds.items()
    }
    return {
        name: (
            sum(held(m) for m in net.modules() if isinstance(m, kind)) / everything,
            work[name] / sum(work.values()),
        )
        for name, kind in kinds.items()
    }


@mistake("where_is_the_cost")
def counts_at_the_input(net, shape):
    def macs(layer, X, Y):
        if isinstance(layer, nn.Linear):
            return products(layer, X, Y)
        return X[-2] * X[-1] * layer.weight.numel()

    return count(net, shape, macs)


@mistake("where_is_the_cost")
def parameters_for_work(net, shape):
    return count(net, shape, lambda layer, X, Y: layer.weight.numel())


@mistake("where_is_the_cost")
def all_parameters_for_work(net, shape):
    return count(net, shape, lambda layer, X, Y: held(layer))


@mistake("where_is_the_cost")
def ignores_groups(net, shape):
    def macs(layer, X, Y):
        return products(layer, X, Y) * getattr(layer, "groups", 1)

    return count(net, shape, macs)


@mistake("where_is_the_cost")
def biases_multiply_too(net, shape):
    def macs(layer, X, Y):
        return products(layer, X, Y) + Y.numel() * (layer.bias is not None)

    return count(net, shape, macs)


@mistake("where_is_the_cost")
def leaves_out_the_biases(net, shape):
    return count(net, shape, held=lambda layer: layer.weight.numel())


@mistake("where_is_the_cost")
def a_bias_for_each_input(net, shape):
    def numbers(layer):
        if isinstance(layer, nn.Linear):
            return layer.in_features * (layer.out_features + 1)
        return held(layer)

    return count(net, shape, held=numbers)


@mistake("where_is_the_cost")
def leaves_out_the_others(net, shape):
    return count(net, shape, total="both")


@mistake("where_is_the_cost")
def stores_it_twice(net, shape):
    return count(net, shape, once=False)


@mistake("where_is_the_cost")
def stores_it_twice_and_leaves_out_the_others(net, shape):
    return count(net, shape, once=False, total="both")


@mistake("where_is_the_cost")
def works_once(net, shape):
    return count(net, shape, work_once=True)


@mistake("where_is_the_cost")
def in_per_cent(net, shape):
    return count(net, shape, factor=100)


@mistake("where_is_the_cost")
def kinds_exchanged(net, shape):
    return count(net, shape, kinds=("dense", "conv"))


@mistake("where_is_the_cost")
def pairs_exchanged(net, shape):
    return {kind: pair[::-1] for kind, pair in count(net, shape).items()}


@mistake("where_is_the_cost")
def numbers_for_shares(net, shape):
    found = uses(net, shape)
    return {
        name: (
            sum(held(m) for m in {m for m, _, _ in found} if isinstance(m, kind)),
            sum(products(m, X, Y) for m, X, Y in found if isinstance(m, kind)),
        )
        for name, kind in {"conv": nn.Conv2d, "dense": nn.Linear}.items()
    }


@mistake("where_is_the_cost")
def leaves_out_what_is_not_there(net, shape):
    return {kind: pair for kind, pair in count(net, shape).items() if pair[0]}


@mistake("where_is_the_cost")
def rounds_the_shares(net, shape):
    return {k: tuple(round(s, 2) for s in pair) for k, pair in count(net, shape).items()}


@mistake("where_is_the_cost")
def rows_count_once(net, shape):
    def macs(layer, X, Y):
        return layer.weight.numel() if isinstance(layer, nn.Linear) else products(layer, X, Y)

    return count(net, shape, macs)
