"""The house prices from table to submission: folds, training, validation, file.

Bring your own `prepare` and `log_rmse` along: put them into this file.
"""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
from torch import Tensor

Predictor = Callable[[Tensor], Tensor]  # features (m, p) -> prices (m,), in dollars
Fit = Callable[[Tensor, Tensor], Predictor]


def k_folds(n: int, k: int) -> list[tuple[list[int], list[int]]]:
    """k pairs (training rows, validation rows) of the rows 0 to n - 1, all ascending.

    Fold i = 0, ..., k - 1 validates on the rows from i * n // k up to (i + 1) * n // k, the last
    one excluded, and trains on all other rows. So each row is validated on exactly once.

        k_folds(5, 2)   # [([2, 3, 4], [0, 1]), ([0, 1], [2, 3, 4])]
    """
    raise NotImplementedError


def fit(X: Tensor, y: Tensor) -> Predictor:
    """Train a model of your choice; returns what predicts prices from features.

    X: float32 (n, p), as `prepare` makes them. y: float32 (n,), prices in dollars. The model is a
    new one at each call, and what is returned earlier stays as it is. A linear model of the
    logarithm of the price does well. Optimiser, rate and epochs are yours, in about a second.
    """
    raise NotImplementedError


def cross_validate(houses: pd.DataFrame, k: int, fit: Fit) -> list[tuple[float, float]]:
    """(log_rmse on the training rows, log_rmse on the validation rows), for each of k folds.

    houses: a table as `prepare` takes it, with prices. Each fold is prepared from its own training
    rows, and `fit` is called once for it. Use the `fit` that is given, it need not be yours.
    """
    raise NotImplementedError


def submission(train: pd.DataFrame, test: pd.DataFrame, fit: Fit, path: Path) -> None:
    """Fit on all of `train`, predict `test`, and write the file that Kaggle takes to `path`.

    A CSV file with the columns Id and SalePrice (in dollars), one line for each house of `test` in
    its order, and no other column:

        Id,SalePrice
        1461,118250.3
        1462,153804.9
    """
    raise NotImplementedError
