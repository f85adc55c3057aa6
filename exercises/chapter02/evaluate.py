"""Measure a classifier on a whole data set."""

from collections.abc import Iterable

from torch import Tensor, nn

Batches = Iterable[tuple[Tensor, Tensor]]


def evaluate(net: nn.Module, data_iter: Batches) -> tuple[float, float]:
    """Mean cross-entropy and accuracy over all n examples of `data_iter`.

    net(X) gives probabilities P of shape (b, q): each row sums to 1. data_iter gives pairs (X, y)
    with y int64 of shape (b,); the last batch may be shorter than the others. It may be read
    once only, like a file.

        loss      (1/n) times the sum of -log P[i, y[i]] over all n examples, as it is:
                  infinite if the net gave probability 0 to what happened
        accuracy  the share of examples whose most probable class is y[i]

    Both are Python floats. The net is used in evaluation mode, and left in the mode in which it
    came; no computation graph is recorded on the way.

        loss, accuracy = evaluate(net, test_iter)
    """
    raise NotImplementedError
