"""From a table with gaps and words to a table of numbers, learnt on the training part alone."""

from typing import Any

import pandas as pd
import torch
from torch import Tensor


def fit_encoder(df: pd.DataFrame) -> Any:
    """For each column, in order: its mean if it is numeric, its sorted categories if it is text."""
    enc: dict[str, float | list[str]] = {}
    for name in df.columns:
        column = df[name].dropna()
        if pd.api.types.is_numeric_dtype(df[name]):
            enc[name] = column.mean() if len(column) else 0.0  # the mean of nothing is NaN
        else:
            enc[name] = sorted(column.unique())
    return enc


def apply_encoder(enc: Any, df: pd.DataFrame) -> Tensor:
    """The features of `df`, shape (n, p), float32. Nothing here is learnt from `df`."""
    features = []
    for name, learnt in enc.items():
        if isinstance(learnt, list):
            features += [df[name] == category for category in learnt]
            features.append(df[name].isna())  # that a value is missing may say something itself
        else:
            features.append(df[name].fillna(learnt))
    columns = [torch.tensor(feature.to_numpy(dtype="float32")) for feature in features]
    return torch.stack(columns, dim=1)  # p columns of shape (n,) side by side: (n, p)
