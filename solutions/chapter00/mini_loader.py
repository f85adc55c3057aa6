"""A data set and a loader, as PyTorch's Dataset and DataLoader are inside."""

from collections.abc import Callable, Iterator, Sequence

import torch
from torch import Tensor


class Pairs:
    """A data set: it knows how many examples it holds, and gives any one of them by its number."""

    def __init__(self, X: Tensor, y: Tensor, transform: Callable[[Tensor], Tensor] | None = None):
        self.X, self.y, self.transform = X, y, transform

    def __len__(self) -> int:
        return len(self.X)

    def __getitem__(self, i: int) -> tuple[Tensor, Tensor]:
        x = self.X[i]
        if self.transform is not None:  # now, not in __init__: chance may play a part in it
            x = self.transform(x)
        return x, self.y[i]


class Loader:
    """Gives a data set in batches, and may be gone through again and again."""

    def __init__(
        self,
        dataset: Sequence[tuple[Tensor, Tensor | int]],
        batch_size: int,
        shuffle: bool = False,
        generator: torch.Generator | None = None,
    ):
        self.dataset, self.batch_size = dataset, batch_size
        self.shuffle, self.generator = shuffle, generator

    def __len__(self) -> int:
        return -(-len(self.dataset) // self.batch_size)  # rounded up: the short batch counts

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        """Every `for` calls this, so that each epoch draws an order and starts from the front."""
        n = len(self.dataset)
        order = torch.randperm(n, generator=self.generator) if self.shuffle else torch.arange(n)
        for rows in order.split(self.batch_size):
            pairs = [self.dataset[i] for i in rows.tolist()]
            inputs, labels = zip(*pairs, strict=True)
            yield torch.stack(inputs), torch.tensor([int(label) for label in labels])
