"""What a case works with: seeded inputs, the device, data, and a place to report training."""

from __future__ import annotations

import builtins
import hashlib
import threading
import unittest.mock
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
import torch
from torch import Tensor, nn

from tutor.lab.clock import Clock
from tutor.lab.filling import fill

T = TypeVar("T")


class Host(Protocol):
    """What a lab asks of the process it runs in: the worker, the grader, or an open run."""

    def report(self, step: int, values: dict[str, float]) -> None:
        """A point of a training curve."""

    def restart(self, function: str, args: tuple[Any, ...]) -> Any:
        """Run a function of the test file in a fresh worker; returns its observation."""

    def ranks(self, count: int, function: str, args: tuple[Any, ...]) -> list[Any]:
        """Run a function of the test file in `count` processes; returns their observations."""

    def cost(self, function: Callable[[], Any]) -> dict[str, int]:
        """Operators, bytes and floating-point operations that `function()` takes."""


class AloneHost:
    """The host of a lab that is not graded: reports go nowhere, workers are not to be had."""

    def report(self, step: int, values: dict[str, float]) -> None:
        """Nobody watches."""

    def restart(self, function: str, args: tuple[Any, ...]) -> Any:
        """Only a graded run has fresh workers."""
        raise RuntimeError("lab.restart works inside a case that is being run")

    def ranks(self, count: int, function: str, args: tuple[Any, ...]) -> list[Any]:
        """Only a graded run has processes."""
        raise RuntimeError("lab.ranks works inside a case that is being run")

    def cost(self, function: Callable[[], Any]) -> dict[str, int]:
        """Counts are the worker's."""
        raise RuntimeError("lab.cost works inside a case that is being run")


_unwatched = threading.local()


def is_unwatched() -> bool:
    """Whether rules do not count in this thread at this moment."""
    return getattr(_unwatched, "depth", 0) > 0


@contextmanager
def unwatched() -> Iterator[None]:
    """Rules do not count inside."""
    _unwatched.depth = getattr(_unwatched, "depth", 0) + 1
    try:
        yield
    finally:
        _unwatched.depth -= 1


def derive_seed(seed: int, *parts: object) -> int:
    """A seed of 63 bits that depends on all its arguments, the same on every machine."""
    text = "\x1f".join(map(str, (seed, *parts)))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 1


class Lab:
    """Inputs drawn from the seed, on the run's device; the same numbers on every device.

    Everything random is drawn on the CPU and moved, so that a GPU sees the same inputs.
    """

    def __init__(
        self,
        seed: int,
        case: str = "",
        *,
        device: str | torch.device = "cpu",
        given: Any = None,
        kept: Any = None,
        scratch: Path | None = None,
        data: Path | None = None,
        host: Host | None = None,
    ) -> None:
        self.seed = seed
        self.device = torch.device(device)
        self.given, self.kept = given, kept
        self.clock = Clock()
        self._case, self._scratch, self._data = case, scratch, data
        self._host: Host = host or AloneHost()
        self._patches: list[Any] = []
        self._generators = 0
        self._generator = torch.Generator().manual_seed(derive_seed(seed, case))
        self.numpy = np.random.RandomState(derive_seed(seed, case, "numpy") % 2**32)

    # -- inputs -----------------------------------------------------------------------------

    def _place(self, value: Tensor, requires_grad: bool = False) -> Tensor:
        return value.to(self.device).requires_grad_(requires_grad)

    def randn(
        self, *shape: int, dtype: torch.dtype = torch.float32, requires_grad: bool = False
    ) -> Tensor:
        """Standard normal numbers."""
        with unwatched():
            value = torch.randn(_shape(shape), generator=self._generator, dtype=torch.float64)
            return self._place(value.to(dtype), requires_grad)

    def rand(
        self, *shape: int, dtype: torch.dtype = torch.float32, requires_grad: bool = False
    ) -> Tensor:
        """Uniform numbers in [0, 1)."""
        with unwatched():
            wide = dtype in (torch.float32, torch.float64)
            drawn_as = dtype if wide else torch.float32
            value = torch.rand(_shape(shape), generator=self._generator, dtype=drawn_as)
            return self._place(value.to(dtype), requires_grad)

    def randint(
        self, low: int, high: int, shape: int | Sequence[int], dtype: torch.dtype = torch.int64
    ) -> Tensor:
        """Whole numbers, low <= value < high."""
        with unwatched():
            size = (shape,) if isinstance(shape, int) else tuple(shape)
            return self._place(torch.randint(low, high, size, generator=self._generator).to(dtype))

    def randperm(self, n: int) -> Tensor:
        """The numbers 0 to n - 1 in random order, int64."""
        with unwatched():
            return self._place(torch.randperm(n, generator=self._generator))

    def tensor(
        self, data: Any, dtype: torch.dtype | None = None, requires_grad: bool = False
    ) -> Tensor:
        """`torch.tensor(data)` on the run's device."""
        with unwatched():
            return self._place(torch.tensor(data, dtype=dtype), requires_grad)

    def number(self, low: float = 0.0, high: float = 1.0) -> float:
        """A float, low <= value < high."""
        with unwatched():
            share = torch.rand((), generator=self._generator, dtype=torch.float64).item()
        return low + (high - low) * share

    def whole(self, low: int, high: int) -> int:
        """An int, low <= value < high."""
        with unwatched():
            return int(torch.randint(low, high, (), generator=self._generator).item())

    def choice(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[self.whole(0, len(items))]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in random order."""
        with unwatched():
            order = torch.randperm(len(items), generator=self._generator).tolist()
        return [items[place] for place in order]

    def generator(self) -> torch.Generator:
        """A new generator on the CPU, seeded from the seed; each call gives another."""
        self._generators += 1
        seed = derive_seed(self.seed, self._case, "generator", self._generators)
        return torch.Generator().manual_seed(seed)

    def dataset(self, name: str, split: str = "train") -> Any:
        """A data set of the lab: the real one where the run's data folder has it."""
        from tutor.lab.data import load

        with unwatched():
            return load(name, split, root=self._data)

    def fill(self, net: nn.Module, *example: Any, names: bool = False) -> nn.Module:
        """Set the parameters of `net` from the seed; returns `net`.

        A parameter's values depend on its shape and on its rank of first use, in a forward
        pass of `example`, among those of equal shape; with `names=True` on its name instead.
        """
        with unwatched():
            return fill(net, example, derive_seed(self.seed, self._case, "fill"), names=names)

    # -- observing --------------------------------------------------------------------------

    def raises(self, function: Callable[[], Any]) -> str | None:
        """The name of the (nearest built-in) type that `function()` raises; None if it returns.

        NotImplementedError passes through: it means “not started”.
        """
        try:
            function()
        except NotImplementedError:
            raise
        except Exception as error:
            for kind in type(error).__mro__:
                if kind.__module__ == "builtins" and kind is getattr(builtins, kind.__name__, None):
                    return str(kind.__name__)
        return None

    def answer(self, value: Any) -> Any:
        """A prediction as nested lists and numbers, whoever wrote it: literals, or the run code."""
        if value is ...:
            raise NotImplementedError
        with unwatched():
            return _plain(value)

    def cost(self, function: Callable[[], Any]) -> dict[str, int]:
        """`{"ops", "bytes", "flops"}` that `function()` takes: an observation for a judge."""
        return self._host.cost(function)

    def report(self, step: int, **values: float) -> None:
        """A point of the training curve, for whoever watches; never judged."""
        with unwatched():
            self._host.report(int(step), {name: float(value) for name, value in values.items()})

    unwatched = staticmethod(unwatched)

    # -- surroundings -----------------------------------------------------------------------

    def path(self, name: str) -> Path:
        """A path in the run's scratch folder, which is empty at first."""
        if self._scratch is None:
            raise RuntimeError("this lab has no scratch folder")
        if Path(name).name != name:
            raise ValueError(f"lab.path takes a plain file name, not {name!r}")
        return self._scratch / name

    def restart(self, function: Callable[..., Any] | str, *args: Any) -> Any:
        """Run `function(impl, lab, *args)` of the test file in a fresh worker.

        It has the same scratch folder, so that a checkpoint can be read again. Returns what the
        function observed.
        """
        return self._host.restart(_name_of(function), args)

    def ranks(self, count: int, function: Callable[..., Any] | str, *args: Any) -> list[Any]:
        """Run `function(impl, lab, rank, *args)` in `count` processes under torch.distributed."""
        return self._host.ranks(count, _name_of(function), args)

    def patch(self, target: str, value: Any) -> None:
        """Replace `"module.attribute"` by `value` until the case ends."""
        patcher = unittest.mock.patch(target, value)
        patcher.start()
        self._patches.append(patcher)

    def close(self) -> None:
        """Undo the patches."""
        while self._patches:
            self._patches.pop().stop()


def _shape(shape: tuple[Any, ...]) -> tuple[int, ...]:
    return tuple(shape[0]) if len(shape) == 1 and not isinstance(shape[0], int) else shape


def _name_of(function: Callable[..., Any] | str) -> str:
    return function if isinstance(function, str) else function.__name__


def _plain(value: Any) -> Any:
    if value is ...:
        raise NotImplementedError
    if isinstance(value, (Tensor, np.ndarray, np.generic)):
        return _plain(value.tolist())
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, (torch.dtype, torch.device)):
        return str(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)  # whoever predicts 27 is right about 27.0
    return value
