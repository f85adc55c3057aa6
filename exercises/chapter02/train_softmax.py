"""Softmax regression, from bytes to a trained classifier, with nothing but tensors."""

from collections.abc import Callable

from torch import Tensor


def nobody(epoch: int, loss: float) -> None:
    """The report that goes nowhere."""


def net(images: Tensor, W: Tensor, b: Tensor) -> Tensor:
    """The probability of each class, for each image: softmax(X W + b).

    images: uint8, shape (n, h, w), bytes from 0 to 255. W: float32 (h * w, q). b: float32 (q,).
    X holds the images as rows of grey values in [0, 1], shape (n, h * w).
    Returns float32 of shape (n, q). Bring your own `softmax` along: put it into this file.
    """
    raise NotImplementedError


def train_softmax(
    images: Tensor,
    labels: Tensor,
    classes: int,
    epochs: int,
    lr: float,
    batch_size: int,
    report: Callable[[int, float], None] = nobody,
) -> tuple[Tensor, Tensor]:
    """Fit softmax regression by minibatch stochastic gradient descent.

    images: uint8 (n, h, w). labels: int64 (n,), numbers from 0 to classes - 1, in any order, sorted
    too. Returns W, float32 (h * w, classes), and b, float32 (classes,), on the images' device.

    Start from W = 0 and b = 0. In each epoch take all examples in a new random order, batch_size
    at a time (the last batch may be shorter), and for each batch take one step

        W <- W - lr * dL/dW        b <- b - lr * dL/db

    down the gradient of the batch's mean cross-entropy L = mean over i of -log P[i, y[i]].
    After each epoch (1, 2, ...) call report(epoch, mean loss of that epoch as a float): that is
    the curve you see. Autograd is yours to use; `torch.nn` and `torch.optim` are what you build.
    """
    raise NotImplementedError
