"""A data set and a loader, as PyTorch's Dataset and DataLoader are inside."""

from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor


class Pairs:
    """A data set: it knows how many examples it holds, and gives any one of them by its number.

    X: tensor (n, ...), the inputs. y: int64 (n,), the labels. transform: a function of one input,
    or None. It is applied to an input at the moment it is asked for, and each time anew.

        data = Pairs(X, y, transform=to_grey)
        len(data)    n
        data[3]      the pair (to_grey(X[3]), y[3]); without a transform (X[3], y[3])
    """

    def __init__(self, X: Tensor, y: Tensor, transform: Callable[[Tensor], Tensor] | None = None):
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError

    def __getitem__(self, i: int) -> tuple[Tensor, Tensor]:
        raise NotImplementedError


class Loader:
    """Gives a data set in batches, and may be gone through again and again.

    dataset: anything with len(dataset) and dataset[i] -> (input, label); a list of pairs will do,
    with inputs as tensors of one shape, and labels as ints or as int64 tensors of shape ().

        loader = Loader(data, batch_size=4)
        for X, y in loader:    X: (b, ...), inputs on top of each other; y: int64 (b,)
            ...

    All batches hold batch_size examples; the last one holds what is left. len(loader) is how many
    batches there are. Without shuffle the examples come in the data set's order. With shuffle they
    come in the order of torch.randperm(n, generator=generator), drawn each time when somebody
    begins to go through the loader.
    """

    def __init__(
        self,
        dataset: Sequence[tuple[Tensor, Tensor | int]],
        batch_size: int,
        shuffle: bool = False,
        generator: torch.Generator | None = None,
    ):
        raise NotImplementedError

    def __len__(self) -> int:
        raise NotImplementedError

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        raise NotImplementedError
