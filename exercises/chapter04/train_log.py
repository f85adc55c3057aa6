"""Train for an epoch, and know its loss, without making the GPU wait at every step."""

from collections.abc import Callable, Iterable

from torch import Tensor, nn
from torch.optim import Optimizer

Batches = Iterable[tuple[Tensor, Tensor]]


def train_log(
    net: nn.Module,
    data_iter: Batches,
    loss_fn: Callable[[Tensor, Tensor], Tensor],
    opt: Optimizer,
) -> float:
    """One epoch of training; returns the mean loss over all its examples, as a float.

    data_iter gives pairs (X, y) with X of shape (b, ...), on net's device; the last batch may be
    shorter. loss_fn(net(X), y) is the *mean* loss of a batch. For each batch, take one step of opt
    down its gradient, with net in training mode.

    The loss of each example counts with the weights before the step of its batch, and every example
    counts alike.

    At most *one* number is read from the device in the whole epoch: .item(), float(), print,
    .tolist(), .cpu() and .numpy() all wait for the device to have finished. And no graph outlives
    its step.
    """
    raise NotImplementedError
