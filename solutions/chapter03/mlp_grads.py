"""A multilayer perceptron and its gradients, by hand."""

import torch
from torch import Tensor


def mlp(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> Tensor:
    """Scores relu(X W1 + b1) W2 + b2, shape (n, q)."""
    return torch.relu(X @ W1 + b1) @ W2 + b2


def mlp_grads(
    X: Tensor, y: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The gradients (dW1, db1, dW2, db2) of the mean cross-entropy of softmax."""
    n = len(y)
    Z = X @ W1 + b1  # (n, h)
    H = Z.clamp(min=0)
    dO = torch.softmax(H @ W2 + b2, dim=1)  # (n, q)
    dO[torch.arange(n, device=y.device), y] -= 1  # probabilities minus one-hot
    dO /= n  # the loss is a mean
    dZ = (dO @ W2.T) * (Z > 0)  # (n, h): through the weights, then through the ReLU
    return X.T @ dZ, dZ.sum(0), H.T @ dO, dO.sum(0)
