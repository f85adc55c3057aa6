"""CIFAR-10 where its files are in the data folder, else the stand-in `cifar_like`."""

from __future__ import annotations

import pickle
from pathlib import Path

import torch

from tutor.lab.data import cifar_like, clothes
from tutor.lab.data.cache import Arrays, cached
from tutor.lab.data.dataset import DataError, Dataset

EXAMPLES = {"train": 5000, "test": 1000}
_SPLIT_SEED = {"train": 0, "test": 1}
_FOLDER = "cifar-10-batches-py"
_FILES = (*(f"data_batch_{k}" for k in range(1, 6)), "test_batch", "batches.meta")


def has_files(root: Path) -> bool:
    """Whether all files of the unpacked archive are there; torchvision asks for both splits."""
    return all((root / _FOLDER / name).is_file() for name in _FILES)


def real(split: str, root: Path) -> Dataset:
    """The real images, through torchvision, which compares each file's MD5 before it reads it."""
    if not has_files(root):
        raise DataError(
            f"CIFAR-10 is not in the data folder. Unpack cifar-10-python.tar.gz so that its seven "
            f"files lie in {root / _FOLDER}, or name another folder with --data or $TUTOR_DATA; "
            f'prefer="auto" uses the stand-in cifar_like meanwhile'
        )
    from torchvision.datasets import CIFAR10

    try:
        images = CIFAR10(str(root), train=split == "train", download=False)
    except (RuntimeError, ValueError, OSError, KeyError, pickle.UnpicklingError) as error:
        what = f"the files of CIFAR-10 in {root / _FOLDER} cannot be read ({error})"
        raise DataError(f"{what}; unpack cifar-10-python.tar.gz again") from error
    return Dataset(
        X=torch.from_numpy(images.data).permute(0, 3, 1, 2).float() / 255,
        y=torch.tensor(images.targets, dtype=torch.int64),
        source=f"real: CIFAR-10, {len(images.targets)} {split} images from the data folder",
        license="none stated; free for research, cite Krizhevsky 2009",
        labels=tuple(images.classes),
    )


def stand_in(split: str, seed: int, n: int | None) -> Dataset:
    """`cifar_like`; the splits of one seed share no picture's numbers."""
    count = EXAMPLES[split] if n is None else n
    stream = 2 * seed + _SPLIT_SEED[split]
    name = f"cifar_like-v{cifar_like.VERSION}-{count}-{stream}"

    def draw() -> Arrays:
        pictures, labels = cifar_like.cifar_like(count, stream)
        return {"X": pictures, "y": labels}

    arrays = cached(name, draw)
    return Dataset(
        X=torch.from_numpy(arrays["X"]).float() / 255,
        y=torch.from_numpy(arrays["y"]),
        source=f"stand-in: cifar_like, {count} {split} images drawn by tutor",
        license="MIT, drawn by tutor",
        labels=clothes.LABELS,
    )
