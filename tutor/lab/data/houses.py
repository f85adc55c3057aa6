"""`house_tiny`: a small table of houses with everything that makes tables awkward."""

from __future__ import annotations

from typing import Any

import numpy as np

from tutor.lab.data.dataset import EMPTY, NO_LABELS, Dataset

ROWS = {"train": 45, "test": 15}


def house_tiny(split: str, seed: int) -> Dataset:
    """60 houses in 7 columns: 45 to train on, 15 to test on.

    Numbers and words with gaps in both, a column without any value (`pool`), and in the test part a
    category that training never saw (`roof` "Thatch") beside one that only training saw ("Metal").
    """
    import pandas as pd

    random = np.random.RandomState(seed)
    n = sum(ROWS.values())
    area = random.randint(40, 220, n)
    rooms = area // 30 + random.randint(1, 4, n)
    frame: Any = pd.DataFrame(
        {
            "rooms": rooms.astype(float),
            "area": area.astype(float),
            "year": random.randint(1900, 2021, n),
            "roof": random.choice(["Tile", "Slate", "Metal"], n, p=[0.6, 0.3, 0.1]),
            "alley": random.choice(["Paved", "Gravel"], n),
            "pool": np.full(n, np.nan),
            "price": 1000 * (2 * area + 15 * rooms + random.randint(-40, 41, n)),
        }
    )
    frame.loc[random.rand(n) < 0.15, "rooms"] = np.nan
    frame.loc[(random.rand(n) < 0.5) & (area > 150), "area"] = np.nan  # large ones, more often
    frame.loc[random.rand(n) < 0.1, "roof"] = None
    frame.loc[random.rand(n) < 0.7, "alley"] = None
    cut = ROWS["train"]
    frame.loc[0, "roof"] = "Metal"
    test = frame.index >= cut
    frame.loc[test & (frame["roof"] == "Metal"), "roof"] = "Tile"
    frame.loc[n - 1, "roof"] = "Thatch"
    part = frame.iloc[:cut] if split == "train" else frame.iloc[cut:].reset_index(drop=True)
    return Dataset(
        EMPTY, NO_LABELS, f"stand-in: house_tiny, {len(part)} houses drawn by tutor",
        "MIT, drawn by tutor", frame=part,
    )  # fmt: skip
