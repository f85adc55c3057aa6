"""A chain of modules, built from nn.Module alone."""

from collections.abc import Iterator

from torch import Tensor, nn


class MySequential(nn.Module):
    """What nn.Sequential does: each module's output is the next one's input."""

    def __init__(self, *modules: nn.Module) -> None:
        super().__init__()  # makes the tables in which children are registered
        self.length = len(modules)
        for i, module in enumerate(modules):
            self.add_module(str(i), module)  # a list would hide them from parameters()

    def forward(self, X: Tensor) -> Tensor:
        for module in self:
            X = module(X)
        return X

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, i: int) -> nn.Module:
        return getattr(self, str(range(self.length)[i]))  # a range knows negative places, and ends

    def __iter__(self) -> Iterator[nn.Module]:
        return (self[i] for i in range(self.length))
