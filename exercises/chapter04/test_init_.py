import math

import torch
from torch import nn

from tutor.lab import Wrong, case


@case(points=3)
def weights_of_a_layer(impl, lab):
    m = nn.Linear(60, 50 + lab.whole(0, 20)).to(lab.device)
    impl.init_(m)
    return m.weight.detach()


@case(points=2, needs="weights_of_a_layer")
def bias_stays(impl, lab):
    m = nn.Linear(4, 6).to(lab.device)
    with torch.no_grad():
        m.bias.copy_(lab.randn(6))
    impl.init_(m)
    impl.init_(nn.Linear(3, 2, bias=False))
    return m.bias.detach()


@case(points=2)
def reaches_nested_layers(impl, lab):
    inner = nn.Sequential(nn.Linear(20, 20), nn.Sequential(nn.ReLU(), nn.Linear(20, 20)))
    net = nn.Sequential(nn.Linear(20, 20), inner)
    net.apply(impl.init_)
    layers = [m for m in net.modules() if isinstance(m, nn.Linear)]
    return {"drawn": [bool((m.weight == 0).any()) for m in layers], "number": lab.whole(0, 99)}


@case(points=2, needs="weights_of_a_layer")
def other_modules_stay(impl, lab):
    net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Embedding(3, 4)).to(lab.device)
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.copy_(lab.randn(*parameter.shape))
    net.apply(impl.init_)
    return [parameter.detach() for parameter in net.parameters()]


@case(points=1, constant=True)
def the_same_parameter(impl, lab):
    m = nn.Linear(8, 8).to(lab.device)
    before, memory = m.weight, m.weight.data_ptr()
    impl.init_(m)
    same = {"object": m.weight is before, "memory": m.weight.data_ptr() == memory}
    return {**same, "leaf": m.weight.is_leaf, "trainable": m.weight.requires_grad}


@weights_of_a_layer.judge
def judge_weights(seen, expected, lab):
    if seen.shape != expected.shape:
        raise Wrong("shape", mine=tuple(seen.shape), reference=tuple(expected.shape))
    w = seen.double().flatten()
    n = len(w)
    size = w[w != 0].abs()
    if not len(size) or size.max() < 1:
        raise Wrong("untouched")
    if size.min() < 5 or size.max() > 10:
        raise Wrong("outside", low=float(size.min()), high=float(size.max()))
    for name, sign, share in (("zero", 0, 0.5), ("above", 1, 0.25), ("below", -1, 0.25)):
        mine = float((w.sign() == sign).double().mean())
        if abs(mine - share) > 5 * math.sqrt(share * (1 - share) / n):
            raise Wrong(name, mine=mine)
    # a flat piece from 5 to 10 has mean 7.5, and a quarter of it below 6.25
    error = 5 / math.sqrt(12 * len(size))
    quarter = abs(float((size < 6.25).double().mean()) - 0.25)
    if abs(float(size.mean()) - 7.5) > 5 * error or quarter > 5 * 0.44 / math.sqrt(len(size)):
        raise Wrong("not_flat", mine=float(size.mean()))
    places = seen != 0
    if bool((places == places[:1]).all()) or bool((places == places[:, :1]).all()):
        raise Wrong("not_independent")
