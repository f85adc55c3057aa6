import torch
from torch import nn

from tutor.lab import case


@case(points=2)
def parameter_count(impl, lab):
    d, h, q = lab.whole(2, 40), lab.whole(2, 40), lab.whole(1, 5)
    nets = [impl.tied_mlp(d, h, k, q) for k in (1, 4)]
    return [{"tensors": len(list(net.parameters())), "layers": [type(m).__name__ for m in net],
             "numbers": sum(p.numel() for p in net.parameters())} for net in nets]  # fmt: skip


@case(points=2)
def forward(impl, lab):
    net = given_numbers(lab, impl.tied_mlp(5, 4, 3, 2).to(lab.device))
    return net(lab.randn(6, 5))


@case(points=3)
def gradient_is_the_sum_of_all_uses(impl, lab):
    net = given_numbers(lab, impl.tied_mlp(5, 4, 3, 2).to(lab.device))
    net(lab.randn(6, 5)).square().sum().backward()
    return [linear.weight.grad for linear in net if isinstance(linear, nn.Linear)]


@case(points=2)
def still_tied_after_steps(impl, lab):
    net = given_numbers(lab, impl.tied_mlp(5, 4, 3, 2).to(lab.device))
    optimizer, X = torch.optim.SGD(net.parameters(), lr=0.01), lab.randn(6, 5)
    for _ in range(3):
        optimizer.zero_grad()
        net(X).square().mean().backward()
        optimizer.step()
    return {"weights": [net[i].weight.detach() for i in (2, 4, 6)],
            "biases": [net[i].bias.detach() for i in (2, 4, 6)]}  # fmt: skip


@case(points=1)
def no_hidden_layer(impl, lab):
    net = given_numbers(lab, impl.tied_mlp(3, 4, 0, 2).to(lab.device))
    return net(lab.randn(2, 3))


def given_numbers(lab, net):
    """The same numbers for each linear layer of h to h, whether it is one object or several."""
    first, *hidden, last = [layer for layer in net if isinstance(layer, nn.Linear)]
    with torch.no_grad():
        for group in ([first], [last], hidden):
            if group:
                weight, bias = lab.randn(*group[0].weight.shape), lab.randn(*group[0].bias.shape)
                for layer in group:
                    layer.weight.copy_(weight)
                    layer.bias.copy_(bias)
    return net
