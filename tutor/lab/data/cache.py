"""Drawn data sets are kept as `.npz` files, the generator's version in the name."""

from __future__ import annotations

import contextlib
import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]


def cached(name: str, draw: Callable[[], Arrays], folder: Path | None = None) -> Arrays:
    """The arrays of that name, drawn if they are not kept; whole or not at all on the disk."""
    folder = folder or platformdirs.user_cache_path("tutor", appauthor=False) / "data"
    file = folder / f"{name}.npz"
    unreadable = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)
    with contextlib.suppress(*unreadable), np.load(file, allow_pickle=False) as kept:
        return {key: kept[key] for key in kept.files}
    arrays = draw()
    with contextlib.suppress(OSError):  # a full or read-only disk: drawn again next time
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, part = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with open(descriptor, "wb") as whole:
                np.savez_compressed(whole, **arrays)  # type: ignore[arg-type]
            os.replace(part, file)
        except BaseException:
            os.unlink(part)
            raise
    return arrays
