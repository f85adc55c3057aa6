"""The training loop for image classifiers: train an epoch, measure, write down, repeat."""

from collections.abc import Callable, Iterable

from torch import Tensor, nn

Batches = Iterable[tuple[Tensor, Tensor]]
Row = tuple[float, float, float]


def nobody(epoch: int, row: Row) -> None:
    """The report that goes nowhere."""


def fit(
    net: nn.Module,
    train_iter: Batches,
    test_iter: Batches,
    epochs: int,
    lr: float,
    report: Callable[[int, Row], None] = nobody,
) -> list[Row]:
    """Train net in place, by stochastic gradient descent on the mean cross-entropy of softmax.

    net gives scores (b, q) for images X (b, ...). train_iter and test_iter give pairs (X, y), y
    int64 of shape (b,), and can be gone through once in every epoch; batches may have different
    sizes. The batches may lie on another device than the net's parameters: move them there.

    Returns one row for each epoch, three Python floats:

        loss       mean cross-entropy over all training examples of this epoch
        train_acc  the share of them that was right; both from the very scores that were used
                   for the steps, so each batch is seen with the parameters it found
        test_acc   the share of all test examples that is right once the epoch's steps are done

    Means are over examples, not over batches. The net is in training mode while it learns and in
    evaluation mode, with no graph recorded, while it is tested; it may come in either mode. After
    each epoch (1, 2, ...) calls report(epoch, row).
    """
    raise NotImplementedError
