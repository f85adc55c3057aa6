"""References of chapter 00 that rebuild a part of PyTorch agree with PyTorch."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from tests.content.references import names_of

ROOT = Path(__file__).parents[2]


def test_loader_gives_the_batches_of_pytorchs() -> None:
    names = names_of("mini_loader")
    X, y = torch.randn(10, 2, 3), torch.randint(0, 9, (10,))
    for size in (1, 3, 5, 12):
        mine = names["Loader"](names["Pairs"](X, y), batch_size=size)
        theirs = DataLoader(TensorDataset(X, y), batch_size=size)
        assert len(mine) == len(theirs)
        for _ in range(2):
            for (a, b), (c, d) in zip(mine, theirs, strict=True):
                assert torch.equal(a, c)
                assert torch.equal(b, d)


def test_repaired_pool_is_the_layers() -> None:
    X = -torch.rand(2, 3, 7, 8)
    layer = nn.MaxPool2d(3, stride=2, padding=1)
    assert torch.equal(names_of("eight_repairs")["max_pool"](X), layer(X))


def test_modules_compute_and_find_as_pytorchs_do() -> None:
    names = names_of("mini_module")

    def tree(base: Any) -> Any:
        class Scale(base):  # type: ignore[misc]
            def __init__(self, size: int) -> None:
                super().__init__()
                self.w = nn.Parameter(torch.arange(1.0, size + 1))

            def forward(self, X: torch.Tensor) -> torch.Tensor:
                return self.w * X

        class Net(base):  # type: ignore[misc]
            def __init__(self) -> None:
                super().__init__()
                self.first, self.own = Scale(3), nn.Parameter(torch.ones(2))
                self.again = self.first
                self.second = Scale(3)

            def forward(self, X: torch.Tensor) -> torch.Tensor:
                return self.second(self.first(X))

        return Net()

    mine, theirs, seen = tree(names["Module"]), tree(nn.Module), []
    mine.register_forward_hook(lambda _, args, output: seen.append((args, output)))
    X = torch.randn(3)
    assert torch.equal(mine(X), theirs(X))
    assert len(seen) == 1
    found, known = ([p.tolist() for p in net.parameters()] for net in (mine, theirs))
    assert found == known


def test_a_block_without_gradients_nests_as_pytorchs_does() -> None:
    for block in (names_of("no_grad")["no_grad"], torch.no_grad):
        states = []
        with block():
            with block():
                states.append(torch.is_grad_enabled())
            states.append(torch.is_grad_enabled())
            states.append(block()(torch.is_grad_enabled)())
        assert [*states, torch.is_grad_enabled()] == [False, False, False, True]
