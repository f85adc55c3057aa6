"""Train a linear layer with PyTorch's own parts."""

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset


def fit_linear(
    X: Tensor,
    y: Tensor,
    lr: float,
    epochs: int,
    batch_size: int,
    init: tuple[Tensor, Tensor],
) -> nn.Linear:
    """Linear regression by minibatch stochastic gradient descent."""
    net = nn.Linear(X.shape[1], 1, device=X.device, dtype=X.dtype)
    with torch.no_grad():  # written into the layer's own memory: init stays the caller's
        net.weight.copy_(init[0])
        net.bias.copy_(init[1])

    batches = DataLoader(TensorDataset(X, y), batch_size, shuffle=True)
    mean_squared_error = nn.MSELoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)

    for _ in range(epochs):
        for some_X, some_y in batches:
            y_hat = net(some_X).squeeze(1)  # (b, 1) -> (b,), the shape of the targets
            optimizer.zero_grad()  # backward adds to .grad
            mean_squared_error(y_hat, some_y).backward()
            optimizer.step()
    return net
