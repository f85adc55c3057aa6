"""What is left of a gradient behind fifty layers."""

import torch
from torch import Tensor, nn


def grad_ratio(depth: int, skip: bool, X: Tensor, seed: int) -> float:
    """Size of the first layer's gradient, in units of the last layer's, before any training."""
    torch.manual_seed(seed)
    d = X.shape[1]
    layers = [nn.Linear(d, d, dtype=torch.float64, device=X.device) for _ in range(depth)]
    H = X
    for layer in layers:
        new = torch.relu(layer(H))
        H = H + new if skip else new
    H.square().mean().backward()
    first, last = layers[0].weight.grad, layers[-1].weight.grad
    return (first.norm() / last.norm()).item()
