"""Which networks are stuck in a symmetry, and which are not? The experiments, run."""

import copy

import torch
import torch.nn.functional as F
from torch import Tensor, nn

torch.manual_seed(0)
X = torch.randn(64, 6)
y = (X @ torch.randn(6, 3)).argmax(1)


def mlp(middle: nn.Module | None = None) -> nn.Sequential:
    """6 inputs, 8 hidden units, 3 outputs."""
    return nn.Sequential(nn.Linear(6, 8), nn.Tanh(), middle or nn.Identity(), nn.Linear(8, 3))


def set_all(module: nn.Module, value: float) -> None:
    """All parameters of the module."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.fill_(value)


def train(net: nn.Module, X: Tensor = X, loss=F.cross_entropy, y: Tensor = y, steps: int = 50):
    """Plain gradient descent."""
    for _ in range(steps):
        gradients = torch.autograd.grad(loss(net(X), y), list(net.parameters()))
        with torch.no_grad():
            for parameter, gradient in zip(net.parameters(), gradients, strict=True):
                parameter -= 0.1 * gradient


def different(layer: nn.Module) -> int:
    """How many rows of the weight, each with its bias, are different."""
    rows = torch.cat((layer.weight.flatten(1), layer.bias[:, None]), 1).detach()
    kept: list[Tensor] = []
    for row in rows:
        if all((row - other).abs().max() > 1e-4 for other in kept):
            kept.append(row)
    return len(kept)


# equal units get equal gradients: their step is the same, and they stay equal
net = mlp()
set_all(net, 0.5)
train(net)
all_equal = different(net[0])

# tanh(0) = 0, so W2 gets no gradient; W2 = 0, so nothing gets through to W1 and b1
net = mlp()
set_all(net, 0.0)
train(net)
all_zero = sum(bool(parameter.any()) for parameter in net.parameters())

# the groups see different gradients, the members of a group see the same ones
net = mlp()
with torch.no_grad():
    half = torch.tensor([0.5] * 4 + [-0.2] * 4)
    net[0].weight.copy_(half[:, None].expand(8, 6))
    net[0].bias.copy_(half)
    net[3].weight.copy_(half.expand(3, 8))
    net[3].bias.zero_()
train(net)
two_values = different(net[0])

# the units differ from the start; W2 learns in the first step, and the first layer from the second
net = mlp()
set_all(net[3], 0.0)
train(net)
zeros_behind = different(net[0])

# equal units, but each is blamed through weights of its own
net = mlp()
set_all(net[0], 0.5)
train(net)
random_behind = different(net[0])

# dropout hits each unit in other examples: noise breaks the symmetry
net = mlp(nn.Dropout(0.5))
set_all(net, 0.5)
train(net)
with_dropout = different(net[0])

# no hidden units: each output has a target of its own, and the loss is convex
net = nn.Linear(6, 3)
set_all(net, 0.0)
train(net)
softmax_regression = different(net)

# a bowl: from anywhere, and from 0, the way down leads to the bottom
net, target = nn.Linear(6, 1), X @ torch.randn(6, 1) + torch.randn(64, 1)
set_all(net, 0.0)
train(net, loss=F.mse_loss, y=target, steps=2000)
A = torch.cat((X, torch.ones(64, 1)), 1)
smallest = F.mse_loss(A @ torch.linalg.lstsq(A, target).solution, target)
linear_regression = bool(F.mse_loss(net(X), target) < smallest + 1e-4)

# kernels are hidden units, used at many places
net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten())
net.append(nn.Linear(8, 3))
set_all(net, 0.5)
train(net, torch.randn(64, 1, 8, 8))
equal_kernels = different(net[0])

# the same inputs, the same target, the same start: the same path
trunk, head = nn.Sequential(nn.Linear(6, 8), nn.Tanh()), nn.Linear(8, 3)
heads = nn.ModuleList([head, copy.deepcopy(head)])


class TwoHeads(nn.Module):
    """One trunk, two opinions."""

    def __init__(self):
        super().__init__()
        self.trunk, self.heads = trunk, heads

    def forward(self, X):
        return [head(self.trunk(X)) for head in self.heads]


train(TwoHeads(), loss=lambda outputs, y: sum(F.cross_entropy(o, y) for o in outputs))
rows = [torch.cat((head.weight.flatten(), head.bias)).detach() for head in heads]
two_heads = 1 + bool((rows[0] - rows[1]).abs().max() > 1e-4)
