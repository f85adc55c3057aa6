"""What PyTorch and NumPy say themselves, where a reference can be compared with them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import torch
from torch import nn

from tests.content.references import reference

ROOT = Path(__file__).resolve().parents[2]


def test_my_sequential_is_sequential() -> None:
    layers = [nn.Linear(4, 3), nn.ReLU(), nn.Linear(3, 2)]
    mine, theirs = (
        reference("my_sequential").MySequential(*layers),
        nn.Sequential(*layers),
    )
    X = torch.randn(5, 4)
    assert torch.equal(mine(X), theirs(X))
    assert list(mine.state_dict()) == list(theirs.state_dict())
    assert mine[-1] is theirs[-1]


def test_log_rmse_is_the_root_of_the_mse_of_logarithms() -> None:
    pred, y = 1e5 * torch.rand(9) + 10, 1e5 * torch.rand(9) + 10
    theirs = nn.functional.mse_loss(pred.log(), y.log()).sqrt().item()
    assert np.isclose(reference("log_rmse").log_rmse(pred[:, None], y), theirs)


def test_prepared_columns_are_standardised() -> None:
    train = pd.DataFrame(
        {"Id": [1, 2, 3], "Area": [50.0, 60.0, 70.0], "Alley": ["a", None, "b"], "SalePrice": 9}
    )
    X, y, V = reference("prepare").prepare(train, train.iloc[:1])
    assert torch.allclose(X[:, 0], torch.tensor([-1.0, 0.0, 1.0]))
    assert X.shape == (3, 4)
    assert y.tolist() == [9, 9, 9]
    assert torch.equal(V, X[:1])


def test_each_row_is_validated_once() -> None:
    folds = reference("cross_validate").k_folds(13, 4)
    assert sorted(row for _, held in folds for row in held) == list(range(13))
    assert all(sorted([*rest, *held]) == list(range(13)) for rest, held in folds)
