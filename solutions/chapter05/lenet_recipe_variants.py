import math

import torch
from torch import nn

from tutor.lab import mistake, right


def lenet(act, pool, norm=False, head=(120, 84), end=()):
    layers, channels = [], 1
    for out, padding in ((6, 2), (16, 0)):
        layers.append(nn.Conv2d(channels, out, 5, padding=padding))
        layers += [nn.BatchNorm2d(out)] * norm + [act(), pool(2)]
        channels = out
    layers.append(nn.Flatten())
    units = 400
    for out in head:
        layers += [nn.Linear(units, out)] + [nn.BatchNorm1d(out)] * norm + [act()]
        units = out
    return nn.Sequential(*layers, nn.Linear(units, 10), *end)


def sgd(net, lr):
    return net, torch.optim.SGD(net.parameters(), lr=lr)


def by_backward(net, X, y, reduction="mean", norm=torch.Tensor.norm, keep=lambda p: p.dim() > 1):
    """The gradients by `backward`, with .grad put back as it was."""
    before = [p.grad for p in net.parameters()]
    net.zero_grad()
    nn.functional.cross_entropy(net(X), y, reduction=reduction).backward()
    norms = [float(norm(p.grad)) for p in net.parameters() if keep(p)]
    for p, grad in zip(net.parameters(), before, strict=True):
        p.grad = grad
    return norms


# -- right by another route --


@right("gradient_norms")
def puts_the_gradients_back(net, X, y):
    return by_backward(net, X, y, norm=lambda g: math.sqrt((g * g).sum().item()))


@right("gradient_norms")
def of_a_copy(net, X, y):
    import copy

    other = copy.deepcopy(net)
    other.zero_grad()
    (-other(X).log_softmax(1)[torch.arange(len(y)), y]).mean().backward()
    return [p.grad.flatten().square().sum().sqrt().item() for p in other.parameters() if p.ndim > 1]


@right("recipe")
def tanh_and_small_steps():
    return sgd(lenet(nn.Tanh, nn.AvgPool2d), 0.1)


@right("recipe")
def sigmoids_with_adam():
    net = lenet(nn.Sigmoid, nn.AvgPool2d)
    return net, torch.optim.Adam(net.parameters(), lr=3e-3)


@right("recipe")
def sigmoids_normalised():
    return sgd(lenet(nn.Sigmoid, nn.AvgPool2d, norm=True), 0.5)


# -- mistakes --


@mistake("gradient_norms")
def norms_of_the_sum(net, X, y):
    return by_backward(net, X, y, reduction="sum")


@mistake("gradient_norms")
def biases_too(net, X, y):
    return by_backward(net, X, y, keep=lambda p: True)


@mistake("gradient_norms")
def squared_norms(net, X, y):
    return by_backward(net, X, y, norm=lambda g: g.square().sum())


@mistake("gradient_norms")
def root_of_the_mean(net, X, y):
    return by_backward(net, X, y, norm=lambda g: g.square().mean().sqrt())


@mistake("gradient_norms")
def mean_sizes(net, X, y):
    return by_backward(net, X, y, norm=lambda g: g.abs().mean())


@mistake("gradient_norms")
def norms_of_the_weights(net, X, y):
    return [p.detach().norm().item() for p in net.parameters() if p.dim() > 1]


@mistake("gradient_norms")
def adds_to_what_was_there(net, X, y):
    nn.functional.cross_entropy(net(X), y).backward()
    return [p.grad.norm().item() for p in net.parameters() if p.dim() > 1]


@mistake("gradient_norms")
def clears_and_leaves_gradients(net, X, y):
    net.zero_grad()
    nn.functional.cross_entropy(net(X), y).backward()
    return [p.grad.norm().item() for p in net.parameters() if p.dim() > 1]


@mistake("gradient_norms")
def clears_before_and_after(net, X, y):
    norms = clears_and_leaves_gradients(net, X, y)
    net.zero_grad()
    return norms


@mistake("gradient_norms")
def softmax_before_the_loss(net, X, y):
    return by_backward(nn.Sequential(net, nn.Softmax(dim=1)), X, y)


@mistake("gradient_norms")
def from_the_last_layer(net, X, y):
    return by_backward(net, X, y)[::-1]


@mistake("recipe")
def as_it_was():
    return sgd(lenet(nn.Sigmoid, nn.AvgPool2d), 0.9)


@mistake("recipe")
def smaller_steps():
    return sgd(lenet(nn.Sigmoid, nn.AvgPool2d), 0.1)


@mistake("recipe")
def larger_steps():
    return sgd(lenet(nn.Sigmoid, nn.AvgPool2d), 3.0)


@mistake("recipe")
def other_activation_old_steps():
    return sgd(lenet(nn.Tanh, nn.AvgPool2d), 0.9)


@mistake("recipe")
def probabilities_at_the_end():
    return sgd(lenet(nn.ReLU, nn.MaxPool2d, norm=True, end=[nn.Softmax(dim=1)]), 0.1)


@mistake("recipe")
def a_larger_net():
    return sgd(lenet(nn.ReLU, nn.MaxPool2d, head=(256, 84)), 0.1)


@mistake("recipe")
def steers_another_net():
    _, optimizer = sgd(lenet(nn.ReLU, nn.MaxPool2d), 0.1)
    return lenet(nn.ReLU, nn.MaxPool2d), optimizer
