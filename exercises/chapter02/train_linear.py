"""Linear regression from scratch: the whole training run."""

from collections.abc import Callable

from torch import Tensor


def nobody(epoch: int, loss: float) -> None:
    """The report that goes nowhere."""


def train(
    X: Tensor,
    y: Tensor,
    init: tuple[Tensor, Tensor],
    lr: float,
    epochs: int,
    batch_size: int,
    report: Callable[[int, float], None] = nobody,
) -> tuple[Tensor, Tensor, list[float]]:
    """Fit y = X w + b by minibatch stochastic gradient descent.

    X: features, shape (n, d). y: targets, shape (n,), a plain vector, as files give them.
    init: the weights, shape (d, 1), and the bias, shape (1,), to start from; they stay as they are.

    In each epoch take all examples in a new random order, batch_size at a time (the last batch may
    be shorter), and for each batch take one step

        w <- w - lr * dL/dw        b <- b - lr * dL/db

    down the gradient of the batch's loss L = mean over its examples of (y_hat - y)**2 / 2.

    Returns w, shape (d, 1), b, shape (1,), and the losses: for each epoch the loss L of *all*
    examples with the parameters at its end, as a float. After each epoch (1, 2, ...) call
    report(epoch, that loss): that is the curve you see. Autograd is yours to use; `torch.nn` and
    `torch.optim` are what you build.
    """
    raise NotImplementedError
