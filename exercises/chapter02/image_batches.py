"""From two piles of images to minibatches that a model can train on."""

from collections.abc import Iterable

from torch import Tensor

Split = tuple[Tensor, Tensor]  # images uint8 (n, h, w), labels uint8 (n,): as the files hold them
Batches = Iterable[tuple[Tensor, Tensor]]


def load_data(
    train: Split, test: Split, batch_size: int, resize: int | None = None
) -> tuple[Batches, Batches]:
    """Two iterables of minibatches: one over `train`, one over `test`.

    Every pass over an iterable is one epoch and gives pairs (X, y), on the device of the images:

        X  float32 (b, 1, h, w)  grey values in [0, 1]: byte 0 becomes 0, byte 255 becomes 1
        y  int64   (b,)          the class of each image

    b is batch_size, and what is left in the last batch: no example is dropped. `train` comes in
    a new random order every epoch, `test` always in its own order.

    With resize=s the images come out as (s, s), by bilinear interpolation, as
    `F.interpolate(..., size=(s, s), mode="bilinear", align_corners=False)` does it. Enlarge
    what is asked for, when it is asked for: all of Fashion-MNIST at 224 x 224 would take 12 GB.

        train_iter, test_iter = load_data(train, test, batch_size=64)
        for X, y in train_iter:        # one epoch
            ...
        for X, y in train_iter:        # another one
            ...

    With a DataLoader, leave num_workers at 0: graded code may not start processes.
    """
    raise NotImplementedError
