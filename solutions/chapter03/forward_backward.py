"""Forward and backward through a network with one hidden layer, without autograd."""

import torch
from torch import Tensor


def forward_backward(
    x: Tensor, y: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor, lam: float
) -> tuple[Tensor, dict[str, Tensor]]:
    """The objective of an MLP on a batch, and its gradient with respect to each parameter."""
    n = len(x)
    rows = torch.arange(n, device=x.device)

    # forward: x and a are kept, the way back needs them
    a = torch.tanh(x @ W1.T + b1)  # (n, h)
    log_p = torch.log_softmax(a @ W2.T + b2, dim=1)  # (n, q)
    J = -log_p[rows, y].mean() + lam / 2 * (W1.square().sum() + W2.square().sum())

    # backward: each line takes the gradient above it through one step of the forward pass
    d_o = log_p.exp()  # dL/do = (softmax - one-hot) / n, (n, q)
    d_o[rows, y] -= 1
    d_o /= n
    d_a = d_o @ W2  # (n, h): back through the weights, to those who delivered
    d_z = d_a * (1 - a * a)  # (n, h): tanh'(z) = 1 - tanh(z)^2
    grads = {
        "W1": d_z.T @ x + lam * W1,  # (h, d)
        "b1": d_z.sum(0),  # one bias serves all examples: their gradients add up
        "W2": d_o.T @ a + lam * W2,  # (q, h)
        "b2": d_o.sum(0),
    }
    return J, grads
