import torch
from torch import nn

from tutor.lab import case


@case(points=2)
def forward(impl, lab):
    X = lab.randn(3, 4)
    one, two = layers(lab, 4, 5), layers(lab, 5, 2)
    return impl.MySequential(one, nn.ReLU(), two)(X)


@case(points=2)
def parameters(impl, lab):
    h = lab.whole(2, 50)
    net = impl.MySequential(nn.Linear(4, h), nn.ReLU(), nn.Linear(h, 2))
    return {"state": {name: tuple(value.shape) for name, value in net.state_dict().items()},
            "parameters": [tuple(p.shape) for p in net.parameters()]}  # fmt: skip


@case(points=1)
def gradients(impl, lab):
    one, two = layers(lab, 4, 5), layers(lab, 5, 2)
    net = impl.MySequential(one, nn.Tanh(), two)
    net(lab.randn(3, 4)).square().sum().backward()
    return [p.grad for p in net.parameters()]


@case(points=2)
def like_a_list(impl, lab):
    parts = [nn.Linear(1, lab.whole(2, 9)) for _ in range(lab.whole(3, 40))]
    net = impl.MySequential(*parts)
    places = [parts.index(net[i]) for i in (0, 1, -1, -2)]
    beyond = [lab.raises(lambda: net[len(parts)]), lab.raises(lambda: net[-len(parts) - 1])]
    return {"len": len(net), "places": places, "order": [parts.index(m) for m in net],
            "again": [parts.index(m) for m in net], "beyond": beyond}  # fmt: skip


@case(points=1)
def modes_and_types_reach_the_children(impl, lab):
    net = impl.MySequential(layers(lab, 4, 3), nn.Dropout(0.5), layers(lab, 3, 2))
    net.double().eval()
    return net(lab.randn(5, 4, dtype=torch.float64))


@case(points=1)
def nested(impl, lab):
    inner = impl.MySequential(layers(lab, 4, 3), nn.ReLU())
    net = impl.MySequential(inner, impl.MySequential(), layers(lab, 3, 2))
    return {"Y": net(lab.randn(2, 4)), "names": list(net.state_dict()), "len": len(net)}


@case(points=1)
def one_layer_twice(impl, lab):
    square = layers(lab, 4, 4)
    net = impl.MySequential(square, nn.ReLU(), square)
    return {"Y": net(lab.randn(2, 4)), "len": len(net), "parameters": len(list(net.parameters()))}


def layers(lab, d, q):
    return lab.fill(nn.Linear(d, q).to(lab.device), torch.ones(1, d, device=lab.device))
