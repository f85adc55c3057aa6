"""Find out why the sigmoid LeNet does not learn, and give a recipe with which it does."""

import torch
from torch import Tensor, nn


def gradient_norms(net: nn.Module, X: Tensor, y: Tensor) -> list[float]:
    """The Euclidean norm of the loss's gradient for each layer's weights."""
    weights = [p for p in net.parameters() if p.dim() > 1]
    loss = nn.functional.cross_entropy(net(X), y)
    # `grad` hands the gradients over instead of adding them to .grad: nothing is disturbed
    return [gradient.norm().item() for gradient in torch.autograd.grad(loss, weights)]


def recipe() -> tuple[nn.Module, torch.optim.Optimizer]:
    """A LeNet of ReLUs and maximum pooling, with batch normalisation, and plain SGD."""
    net = nn.Sequential(
        # The slope of a sigmoid is 1/4 at most: four of them in a row leave little for the first
        # layer. A ReLU's slope is 1 where it is open, and normalisation keeps half of them open.
        nn.Conv2d(1, 6, 5, padding=2), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(6, 16, 5), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(400, 120), nn.BatchNorm1d(120), nn.ReLU(),
        nn.Linear(120, 84), nn.BatchNorm1d(84), nn.ReLU(),
        nn.Linear(84, 10),
    )  # fmt: skip
    return net, torch.optim.SGD(net.parameters(), lr=0.1)
