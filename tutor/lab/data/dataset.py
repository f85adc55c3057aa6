"""What `load` returns."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any

import torch
from torch import Tensor


class DataError(Exception):
    """A data set cannot be had: what is missing, and where to put it."""


@dataclass(frozen=True)
class Dataset:
    """Examples and where they come from."""

    X: Tensor
    """Images: float32 in [0, 1], (n, c, h, w): c is 1 for grey values, 3 for red, green, blue."""
    y: Tensor
    """Labels: int64, (n,)."""
    source: str
    """One sentence: the real data set, or the stand-in and who drew it."""
    license: str
    labels: tuple[str, ...] = ()
    """What the labels mean."""
    frame: Any = field(default=None, repr=False)
    """A pandas frame, where the data are a table."""
    target: str = ""
    """The frame's column that is to be predicted, a positive number such as a price."""

    def __len__(self) -> int:
        return len(self.y) if self.frame is None else len(self.frame)

    @property
    def baselines(self) -> dict[str, float]:
        """The score of an answer that does not look.

        `accuracy` of the commonest label; for a table with a price, `log_rmse` of a constant.
        """
        if self.target:
            logs = torch.tensor(self.frame[self.target].tolist(), dtype=torch.float64).log()
            return {"log_rmse": logs.std(correction=0).item()}
        if not len(self.y):
            return {}
        return {"accuracy": self.y.bincount().max().item() / len(self.y)}

    @property
    def checksum(self) -> str:
        """SHA-256 of the numbers, the same on every machine."""
        digest = hashlib.sha256()
        for tensor in (self.X, self.y):
            digest.update(str((tuple(tensor.shape), tensor.dtype)).encode())
            digest.update(tensor.contiguous().numpy().tobytes())
        if self.frame is not None:
            digest.update(self.frame.to_csv(index=False).encode())
        return digest.hexdigest()

    def halves(self) -> tuple[Dataset, Dataset]:
        """Four fifths to train on and one fifth to test on, in the order they stand."""
        cut = len(self) * 4 // 5
        return self._part(slice(cut)), self._part(slice(cut, None))

    def _part(self, rows: slice) -> Dataset:
        frame = None if self.frame is None else self.frame.iloc[rows]
        return replace(self, X=self.X[rows], y=self.y[rows], frame=frame)


EMPTY = torch.empty(0)
NO_LABELS = torch.empty(0, dtype=torch.int64)
