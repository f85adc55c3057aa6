"""Fashion-MNIST where its files are in the data folder, else the stand-in `clothes28`."""

from __future__ import annotations

from pathlib import Path

import torch

from tutor.lab.data import clothes
from tutor.lab.data.cache import Arrays, cached
from tutor.lab.data.dataset import DataError, Dataset

EXAMPLES = {"train": 8000, "test": 2000}
_SPLIT_SEED = {"train": 0, "test": 1}
_FILES = {"train": "train", "test": "t10k"}


def has_files(root: Path, split: str) -> bool:
    """Whether the images and labels of the split are there, packed or not."""
    raw = root / "FashionMNIST" / "raw"
    return all(
        any((raw / f"{_FILES[split]}-{what}{end}").is_file() for end in ("", ".gz"))
        for what in ("images-idx3-ubyte", "labels-idx1-ubyte")
    )


def real(split: str, root: Path) -> Dataset:
    """The real images, through torchvision."""
    if not has_files(root, split):
        raise DataError(
            f"Fashion-MNIST is not in the data folder. Put its four files into "
            f"{root / 'FashionMNIST' / 'raw'}, or name another folder with --data or $TUTOR_DATA; "
            f'prefer="auto" uses the stand-in clothes28 meanwhile'
        )
    from torchvision.datasets import FashionMNIST

    try:
        images = FashionMNIST(str(root), train=split == "train", download=False)
    except (RuntimeError, ValueError, OSError, AssertionError) as error:
        what = f"the {split} files of Fashion-MNIST cannot be read ({error}); fetch them again"
        raise DataError(f"{what} into {root / 'FashionMNIST' / 'raw'}") from error
    return Dataset(
        X=images.data[:, None].float() / 255,
        y=images.targets.long(),
        source=f"real: Fashion-MNIST, {len(images.targets)} {split} images from the data folder",
        license="MIT, Zalando SE (Xiao, Rasul and Vollgraf 2017)",
        labels=clothes.LABELS,
    )


def stand_in(split: str, seed: int, n: int | None) -> Dataset:
    """`clothes28`; the splits of one seed share no picture's numbers."""
    count = EXAMPLES[split] if n is None else n
    stream = 2 * seed + _SPLIT_SEED[split]
    name = f"clothes28-v{clothes.VERSION}-{count}-{stream}"

    def draw() -> Arrays:
        pictures, labels = clothes.clothes28(count, stream)
        return {"X": pictures, "y": labels}

    arrays = cached(name, draw)
    return Dataset(
        X=torch.from_numpy(arrays["X"])[:, None].float() / 255,
        y=torch.from_numpy(arrays["y"]),
        source=f"stand-in: clothes28, {count} {split} images drawn by tutor",
        license="MIT, drawn by tutor",
        labels=clothes.LABELS,
    )
