"""Train a linear layer with PyTorch's own parts."""

from torch import Tensor, nn


def fit_linear(
    X: Tensor,
    y: Tensor,
    lr: float,
    epochs: int,
    batch_size: int,
    init: tuple[Tensor, Tensor],
) -> nn.Linear:
    """Linear regression by minibatch stochastic gradient descent.

    X: features, shape (n, d). y: targets, shape (n,), a vector. init: the weight, shape (1, d), and
    the bias, shape (1,), to start from. All are of one dtype and on one device, and stay as they
    are.

    Returns an `nn.Linear(d, 1)` of X's dtype, on X's device. It starts with copies of `init`. In
    each epoch it sees all examples, in a new random order, batch_size at a time (the last batch may
    be shorter), and for each batch takes one step of plain gradient descent with learning rate lr,

        weight <- weight - lr * dL/dweight        bias <- bias - lr * dL/dbias

    where L is the batch's mean squared error, as `nn.MSELoss()` computes it, without a factor 1/2.
    DataLoader, nn and optim are all yours.

        start = torch.zeros(1, 1), torch.zeros(1)
        net = fit_linear(torch.ones(4, 1), 2 * torch.ones(4), 0.25, 1, 4, start)
        net.weight, net.bias        # [[1.]], [1.]:  both gradients are 2 * (0 - 2) = -4
    """
    raise NotImplementedError
