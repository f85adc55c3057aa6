"""Runs of our own files, kept by content: references and mistakes are computed once.

A run depends only on the exercise's files, the variant, the case, the seed, the device, the data
and the software; its key is the hash of all these.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import os
import struct
import tempfile
from pathlib import Path
from typing import Any

import platformdirs
import torch

from tutor.grading.trial import Run

MAX_FILE = 64 << 20
MAX_TOTAL = 1 << 30


@functools.cache
def software() -> str:
    """Changes with torch, and with our own code that runs cases."""
    here = Path(__file__).parent
    digest = hashlib.sha256(torch.__version__.encode())
    for file in sorted([*here.parent.joinpath("lab").rglob("*.py"), *here.glob("*.py")]):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def data_identity(folder: Path | None) -> str:
    """Changes with the names, sizes and times of the files in the data folder."""
    if folder is None or not folder.is_dir():
        return ""
    parts = []
    for file in sorted(folder.glob("*/**/*"))[:2000]:
        with contextlib.suppress(OSError):
            state = file.stat()
            parts.append(f"{file.relative_to(folder)}|{state.st_size}|{state.st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


class RunCache:
    """A folder of runs. Files are written whole or not at all, and read strictly."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or Path(platformdirs.user_cache_dir("tutor")) / "runs"

    def key(self, *parts: Any) -> str:
        """The name of a run that depends on `parts`."""
        text = json.dumps([software(), *parts], default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    def get(self, key: str) -> Run | None:
        """The run, or None where it is not kept (or cannot be read)."""
        try:
            data = (self._folder / f"{key}.run").read_bytes()
            (length,) = struct.unpack_from(">I", data)
            header = json.loads(data[4 : 4 + length])
            blobs, place = [], 4 + length
            for size in header.pop("blobs"):
                blobs.append(bytearray(data[place : place + size]))
                place += size
            if place != len(data):
                return None
            header["touched"] = tuple(header["touched"])
            return Run(**header, blobs=blobs)
        except (OSError, ValueError, LookupError, AttributeError, TypeError, struct.error):
            return None

    def put(self, key: str, run: Run) -> None:
        """Keep the run; a full or read-only disk is not the learner's problem."""
        views = [memoryview(blob).cast("B") for blob in run.blobs if memoryview(blob).nbytes]
        if len(views) != len(run.blobs):
            views = [memoryview(bytes(blob)) for blob in run.blobs]
        if sum(view.nbytes for view in views) > MAX_FILE:
            return
        header = {
            "case": run.case, "index": run.index, "outcome": run.outcome, "detail": run.detail,
            "tree": run.tree, "touched": run.touched, "printed": run.printed,
            "curve": run.curve,
            "blobs": [view.nbytes for view in views],
        }  # fmt: skip
        text = json.dumps(header).encode()
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            try:
                with open(descriptor, "wb") as file:
                    file.write(struct.pack(">I", len(text)) + text)
                    file.writelines(views)
                os.replace(name, self._folder / f"{key}.run")
            except BaseException:
                os.unlink(name)
                raise

    def shrink(self, total: int = MAX_TOTAL) -> None:
        """Delete the files unused for longest until at most `total` bytes are left."""
        with contextlib.suppress(OSError):
            files = sorted(self._folder.glob("*.run"), key=lambda file: file.stat().st_atime)
            size = sum(file.stat().st_size for file in files)
            for file in files:
                if size <= total:
                    break
                size -= file.stat().st_size
                file.unlink(missing_ok=True)
