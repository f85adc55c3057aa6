"""From two tables of houses to numbers, learnt on the training houses alone."""

import pandas as pd
import torch
from torch import Tensor


def prepare(train: pd.DataFrame, test: pd.DataFrame) -> tuple[Tensor, Tensor, Tensor]:
    """X_train (n, p), y_train (n,) and X_test (m, p), all float32."""
    known = train.drop(columns=["Id", "SalePrice"])  # a row number and the answer are no features
    numbers = known.select_dtypes("number").columns
    words = known.columns.difference(numbers, sort=False)

    mean = known[numbers].mean()
    std = known[numbers].std().replace(0, float("nan"))  # a constant says nothing: 0 everywhere
    categories = pd.get_dummies(known[words], dummy_na=True).columns  # what training has seen

    def features(df: pd.DataFrame) -> Tensor:
        scaled = ((df[numbers] - mean) / std).fillna(0)  # 0 is the mean, now
        # as objects: a column that happens to be empty here holds words all the same
        dummies = pd.get_dummies(df[words].astype("object"), dummy_na=True)
        dummies = dummies.reindex(columns=categories, fill_value=0)
        both = pd.concat([scaled, dummies], axis=1)
        return torch.tensor(both.to_numpy(dtype="float32"))

    y = torch.tensor(train["SalePrice"].to_numpy(dtype="float32"))
    return features(train), y, features(test)
