"""One step of stochastic gradient descent: it runs, and nothing is learnt. Repair it.

This training ran all night, without an error or a warning:

    w = torch.zeros(2, 1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for epoch in range(3):
        for X_batch, y_batch in data_iter(10, X, y, generator):
            loss = ((X_batch @ w + b - y_batch) ** 2 / 2).sum()
            loss.backward()
            sgd_([w, b], lr=0.03, batch_size=10)
        print(epoch, ((X @ w + b - y) ** 2 / 2).mean().item())

    0 16.39
    1 16.39
    2 16.39

The loop above is right. The fault is below, and it is a small one.
"""

import torch
from torch import Tensor


def sgd_(params: list[Tensor], lr: float, batch_size: int) -> None:
    """Take one step down the gradient, in the memory that the parameters have.

    params: leaf tensors that require gradients, of any shapes; the `.grad` of each is the gradient
    of a loss that was *summed* over batch_size examples. Each parameter moves against its mean
    gradient, lr times as far:

        p <- p - lr * p.grad / batch_size

    Afterwards the gradients are cleared (None or zeros), ready for the next backward pass. The
    parameters are still the same leaf tensors in the same memory.
    """
    with torch.no_grad():
        for p in params:
            p = p - lr * p.grad / batch_size
            p.grad = None
