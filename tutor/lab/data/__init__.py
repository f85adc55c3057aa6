"""Data sets: the real one where its files are, else a stand-in drawn by tutor that says so.

`load(name, split, prefer, seed)` follows one contract for all: what comes is tensors (or a frame),
with its source, licence, trivial baselines and checksum.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import platformdirs

from tutor.lab.data.dataset import DataError, Dataset

__all__ = ["DataError", "Dataset", "data_root", "load"]

Prefer = Literal["auto", "real", "standin"]


def data_root(root: Path | str | None = None) -> Path:
    """The folder of data sets: `root`, else $TUTOR_DATA, else the user's own; may not exist."""
    named = root or os.environ.get("TUTOR_DATA")
    if named:
        return Path(named).expanduser()
    return platformdirs.user_data_path("tutor", appauthor=False) / "data"


def load(
    name: str,
    split: str = "train",
    prefer: Prefer = "auto",
    seed: int = 0,
    *,
    n: int | None = None,
    root: Path | str | None = None,
) -> Dataset:
    """A data set by name: `fashion_mnist`, `clothes28`, `cifar10`, `cifar_like`, `house_prices`,
    `houses` or `house_tiny`.

    split: "train" or "test". prefer: "real" raises DataError where the files are missing,
    "standin" never looks for them. seed and n (the number of examples) are the stand-in's.
    """
    if name not in _LOADERS:
        raise DataError(f"no data set is called {name!r}; there are: {', '.join(_LOADERS)}")
    if split not in ("train", "test"):
        raise DataError(f"{name} has no split {split!r}; there are: train, test")
    return _LOADERS[name](split, prefer, seed, n, data_root(root))


Loader = Callable[[str, Prefer, int, int | None, Path], Dataset]


def _fashion_mnist(split: str, prefer: Prefer, seed: int, n: int | None, root: Path) -> Dataset:
    from tutor.lab.data import fashion_mnist

    if prefer == "real" or (prefer == "auto" and fashion_mnist.has_files(root, split)):
        return fashion_mnist.real(split, root)
    return fashion_mnist.stand_in(split, seed, n)


def _clothes28(split: str, prefer: Prefer, seed: int, n: int | None, root: Path) -> Dataset:
    from tutor.lab.data import fashion_mnist

    return fashion_mnist.stand_in(split, seed, n)


def _cifar10(split: str, prefer: Prefer, seed: int, n: int | None, root: Path) -> Dataset:
    from tutor.lab.data import cifar10

    if prefer == "real" or (prefer == "auto" and cifar10.has_files(root)):
        return cifar10.real(split, root)
    return cifar10.stand_in(split, seed, n)


def _cifar_like(split: str, prefer: Prefer, seed: int, n: int | None, root: Path) -> Dataset:
    from tutor.lab.data import cifar10

    return cifar10.stand_in(split, seed, n)


def _house_tiny(split: str, prefer: Prefer, seed: int, n: int | None, root: Path) -> Dataset:
    from tutor.lab.data import houses

    return houses.house_tiny(split, seed)


def _house_prices(split: str, prefer: Prefer, seed: int, n: int | None, root: Path) -> Dataset:
    from tutor.lab.data import house_prices

    if prefer == "real" or (prefer == "auto" and house_prices.has_files(root)):
        return house_prices.real(split, root)
    return house_prices.stand_in(split, seed, n)


def _houses(split: str, prefer: Prefer, seed: int, n: int | None, root: Path) -> Dataset:
    from tutor.lab.data import house_prices

    return house_prices.stand_in(split, seed, n)


_LOADERS: dict[str, Loader] = {
    "fashion_mnist": _fashion_mnist,
    "clothes28": _clothes28,
    "cifar10": _cifar10,
    "cifar_like": _cifar_like,
    "house_prices": _house_prices,
    "houses": _houses,
    "house_tiny": _house_tiny,
}
