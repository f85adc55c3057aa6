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
    """One epoch of training; returns the mean loss over all its examples, as a float."""
    net.train()
    total, n = 0.0, 0
    for X, y in data_iter:
        loss = loss_fn(net(X), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        # stays on the device, without its graph; len knows the shape without asking the device
        total = total + loss.detach() * len(y)
        n += len(y)
    return float(total / n)  # the one place where we wait
