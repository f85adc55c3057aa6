"""House prices: the Kaggle competition's files where the data folder has them, else `houses`.

`houses` is a stand-in for the sales of Ames, Iowa (De Cock 2011) with a few of their columns, under
their names, and with what makes them awkward: a price that is log-normal and skewed, words beside
numbers, levels so rare that a part of the rows lacks them, and gaps that are no accident. No
`PoolQC` (99 of 100) means “no pool” and no `GarageType` “no garage”; `LotFrontage` is missing
where lots are large more often than where they are small. Two effects hang together, so that no
linear model can say all: what a square foot is worth depends on the neighbourhood, and age spoils a
plain house more than a good one.

The log of a price is a sum of whole numbers of NumPy's `RandomState`, in units of 1/4096, and its
last part is noise with a standard deviation of 0.104: no model can do better than that. Measured in
five folds on 1460 houses: a constant has a log-RMSE of 0.41, a linear model of prices 0.21, of log
prices 0.130 (of the numeric columns alone 0.16), and a small net on log prices 0.116.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tutor.lab.data.cache import Arrays, cached
from tutor.lab.data.dataset import EMPTY, NO_LABELS, DataError, Dataset

VERSION = 1
EXAMPLES = {"train": 1460, "test": 1459}  # as many as in the competition
TARGET = "SalePrice"
ONE = 4096  # the logarithm of a price is counted in this many parts
NOISE = 0.104  # standard deviation of the part of a log price that nothing explains
_SPLIT_SEED = {"train": 0, "test": 1}

Numbers = NDArray[np.int64]

# name: (weight, log price in thousandths, price of size in percent, lots in percent)
_NEIGHBORHOODS = {
    "BrDale": (40, -260, 60, 30),
    "CollgCr": (190, 50, 100, 100),
    "Crawfor": (100, 140, 120, 110),
    "Edwards": (150, -150, 80, 100),
    "Gilbert": (140, 20, 90, 110),
    "MeadowV": (40, -330, 60, 30),
    "NAmes": (320, -50, 90, 105),
    "NoRidge": (80, 270, 150, 150),
    "NridgHt": (120, 330, 160, 120),
    "OldTown": (180, -170, 70, 85),
    "Somerst": (140, 110, 110, 70),
    "Blueste": (2, -100, 80, 40),
    "GrnHill": (2, 300, 150, 100),
    "Landmrk": (2, -60, 80, 40),
}
_STYLES = {
    "1.5Fin": (160, -20),
    "1Story": (720, 30),
    "2Story": (450, 0),
    "SLvl": (90, 10),
    "2.5Fin": (3, -40),
}
_GARAGES = {"Attchd": (870, 40), "BuiltIn": (120, 60), "Detchd": (390, -30), "": (120, -110)}
_POOLS = {"": (990, 0), "Ex": (3, 160), "Gd": (4, 110), "Fa": (3, 60)}

# rounded to whole numbers once, so that no machine's logarithm differs from another's
_LOG = np.array([0] + [round(ONE * math.log(x)) for x in range(1, 6000)])
_TYPICAL = 1450  # square feet of a house of middling size


def houses(n: int, seed: int) -> Arrays:
    """Columns of `n` houses, each an array (n,); words are "" and numbers nan where missing."""
    random = np.random.RandomState(seed)
    place = _drawn(_NEIGHBORHOODS, n, random)
    style, garage, pool = (_drawn(table, n, random) for table in (_STYLES, _GARAGES, _POOLS))
    (worth, size_counts, lots), (style_worth,), (garage_worth,), (pool_worth,) = (
        np.array([row[1:] for row in table.values()])[drawn].T
        for table, drawn in (
            (_NEIGHBORHOODS, place), (_STYLES, style), (_GARAGES, garage), (_POOLS, pool),
        )
    )  # fmt: skip
    quality = np.clip((600 + worth + _bell(n, 130, random)) // 100, 1, 10)
    age = np.clip((9 - quality) * 9 + _bell(n, 18, random), 0, 130)
    year = 2009 - age
    area = np.clip(_TYPICAL + 80 * (quality - 6) + _bell(n, 420, random), 400, 5600)
    area = area + (style == 2) * area // 5
    cellar = np.clip(area * random.randint(40, 100, n) // 100, 200, 5000)
    cellar = np.where(random.randint(0, 40, n) == 0, 0, cellar)  # some have none
    lot = 5 * lots * (12 + random.randint(0, 14, n) + 60 * (random.randint(0, 25, n) == 0))
    lot = lot + random.randint(0, 700, n)
    frontage = np.clip((lot // 140) + _bell(n, 9, random), 21, 300)
    unknown = random.randint(0, 100, n) < np.where(lot > 11_000, 50, 13)

    size = _LOG[area] - _LOG[_TYPICAL]
    log_price = (
        round(ONE * math.log(156_000))
        + (worth * 7 // 10 + style_worth + garage_worth + pool_worth) * ONE // 1000
        + (quality - 6) * ONE * 30 // 1000
        + size * (size_counts * 8 // 10 - 20) // 100
        + (_LOG[np.clip(lot // 10, 100, 5999)] - _LOG[900]) * 9 // 100
        + cellar * ONE // 10_000
        - np.minimum(age, 50) * (11 - quality) * ONE // 2500
        + _bell(n, round(ONE * NOISE), random)
        + 100
    )
    words = {
        name: np.array(list(table))[drawn]
        for name, table, drawn in (
            ("Neighborhood", _NEIGHBORHOODS, place), ("HouseStyle", _STYLES, style),
            ("GarageType", _GARAGES, garage), ("PoolQC", _POOLS, pool),
        )
    }  # fmt: skip
    return {
        "LotFrontage": np.where(unknown, np.nan, frontage),
        "LotArea": lot,
        "Neighborhood": words["Neighborhood"],
        "HouseStyle": words["HouseStyle"],
        "OverallQual": quality,
        "YearBuilt": year,
        "TotalBsmtSF": cellar,
        "GrLivArea": area,
        "GarageType": words["GarageType"],
        "PoolQC": words["PoolQC"],
        TARGET: np.array([price_of(level) for level in log_price.tolist()]),
    }


def price_of(level: int) -> int:
    """exp(level / 4096), in whole hundreds."""
    return 100 * round(math.exp(level / ONE) / 100)


def _drawn(table: dict[str, Any], n: int, random: Any) -> Numbers:
    """Which entry of the table each house has, by the weights that come first."""
    upto = np.cumsum([row[0] for row in table.values()])
    drawn: Numbers = np.searchsorted(upto, random.randint(0, upto[-1], n), side="right")
    return drawn


def _bell(n: int, spread: int, random: Any) -> Numbers:
    """Whole numbers around 0 with this standard deviation: twelve dice are nearly a bell."""
    dice = random.randint(-500, 501, (12, n)).sum(0)  # standard deviation 1001
    bell: Numbers = dice * spread // 1001
    return bell


def has_files(root: Path) -> bool:
    """Whether the competition's two files are in the data folder."""
    return all((root / "house_prices" / f"{split}.csv").is_file() for split in EXAMPLES)


def real(split: str, root: Path) -> Dataset:
    """The competition's table; the test part has no price, as there."""
    import pandas as pd

    folder = root / "house_prices"
    if not has_files(root):
        raise DataError(
            f"the house prices are not in the data folder. Put train.csv and test.csv of Kaggle's "
            f"“House Prices” competition into {folder}, or name another folder with --data or "
            f'$TUTOR_DATA; prefer="auto" uses the stand-in houses meanwhile'
        )
    try:
        # only “NA” is a gap: “None” is a kind of masonry, and pandas would take it for a gap too
        frame: Any = pd.read_csv(
            folder / f"{split}.csv", keep_default_na=False, na_values=["NA"], encoding="utf-8"
        )
        columns = {"Id", TARGET} if split == "train" else {"Id"}
        if not columns <= set(frame.columns):
            raise ValueError(f"it has no column {', '.join(sorted(columns - set(frame.columns)))}")
    except (OSError, ValueError) as error:
        what = f"{folder / f'{split}.csv'} cannot be read as the competition's table"
        raise DataError(f"{what} ({error}); fetch it again") from error
    return Dataset(
        EMPTY, NO_LABELS, f"real: Kaggle house prices, {len(frame)} {split} houses of Ames, Iowa",
        "Dean De Cock 2011; the competition's rules say who may use the files",
        frame=frame, target=TARGET if split == "train" else "",
    )  # fmt: skip


def stand_in(split: str, seed: int, n: int | None) -> Dataset:
    """`houses`; the splits of one seed share no house's numbers. The test part has no price."""
    import pandas as pd

    count = EXAMPLES[split] if n is None else n
    stream = 2 * seed + _SPLIT_SEED[split]
    arrays = cached(f"houses-v{VERSION}-{count}-{stream}", lambda: houses(count, stream))
    first = 1 if split == "train" else 1 + EXAMPLES["train"]
    columns: dict[str, Any] = {"Id": range(first, first + count)}
    for name, values in arrays.items():
        columns[name] = _with_gaps(values.tolist()) if values.dtype.kind == "U" else values
    frame: Any = pd.DataFrame(columns)
    if split == "test":
        frame = frame.drop(columns=TARGET)
    return Dataset(
        EMPTY, NO_LABELS, f"stand-in: houses, {count} {split} houses drawn by tutor",
        "MIT, drawn by tutor", frame=frame, target=TARGET if split == "train" else "",
    )  # fmt: skip


def _with_gaps(words: Sequence[str]) -> list[str | None]:
    return [word or None for word in words]
