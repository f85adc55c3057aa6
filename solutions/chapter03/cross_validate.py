"""The house prices from table to submission: folds, training, validation, file."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import torch
from torch import Tensor, nn

Predictor = Callable[[Tensor], Tensor]  # features (m, p) -> prices (m,), in dollars
Fit = Callable[[Tensor, Tensor], Predictor]


def prepare(train: pd.DataFrame, test: pd.DataFrame) -> tuple[Tensor, Tensor, Tensor]:
    """X_train (n, p), y_train (n,) and X_test (m, p), all float32."""
    known = train.drop(columns=["Id", "SalePrice"])
    numbers = known.select_dtypes("number").columns
    words = known.columns.difference(numbers, sort=False)
    mean = known[numbers].mean()
    std = known[numbers].std().replace(0, float("nan"))
    categories = pd.get_dummies(known[words], dummy_na=True).columns

    def features(df: pd.DataFrame) -> Tensor:
        scaled = ((df[numbers] - mean) / std).fillna(0)
        dummies = pd.get_dummies(df[words].astype("object"), dummy_na=True)
        dummies = dummies.reindex(columns=categories, fill_value=0)
        return torch.tensor(pd.concat([scaled, dummies], axis=1).to_numpy(dtype="float32"))

    y = torch.tensor(train["SalePrice"].to_numpy(dtype="float32"))
    return features(train), y, features(test)


def log_rmse(pred: Tensor, y: Tensor) -> float:
    """The root mean square of log(pred) - log(y); predictions below 1 count as 1."""
    error = pred.flatten().clamp(min=1).log() - y.flatten().log()
    return error.square().mean().sqrt().item()


def k_folds(n: int, k: int) -> list[tuple[list[int], list[int]]]:
    """k pairs (training rows, validation rows)."""
    folds = []
    for i in range(k):
        start, stop = i * n // k, (i + 1) * n // k
        folds.append(([*range(start), *range(stop, n)], [*range(start, stop)]))
    return folds


def fit(X: Tensor, y: Tensor) -> Predictor:
    """A linear model of the standardised logarithm of the price, by Adam."""
    log_y = y.log()[:, None]  # (n, 1), like what the net returns
    mean, std = log_y.mean(), log_y.std()
    target = (log_y - mean) / std
    net = nn.Linear(X.shape[1], 1, device=X.device)
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01, weight_decay=1e-3)
    for _ in range(40):
        for rows in torch.randperm(len(X), device=X.device).split(64):
            loss = (net(X[rows]) - target[rows]).square().mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()

    @torch.no_grad()
    def predict(X: Tensor) -> Tensor:
        return (net(X) * std + mean).exp().squeeze(1)  # back to dollars, (m,)

    return predict


def cross_validate(houses: pd.DataFrame, k: int, fit: Fit) -> list[tuple[float, float]]:
    """Training and validation error of each fold, which is prepared from its own training rows."""
    scores = []
    for train_rows, valid_rows in k_folds(len(houses), k):
        train, valid = houses.iloc[train_rows], houses.iloc[valid_rows]
        X_train, y_train, X_valid = prepare(train, valid)
        y_valid = torch.tensor(valid["SalePrice"].to_numpy(dtype="float32"))
        predict = fit(X_train, y_train)
        scores.append((log_rmse(predict(X_train), y_train), log_rmse(predict(X_valid), y_valid)))
    return scores


def submission(train: pd.DataFrame, test: pd.DataFrame, fit: Fit, path: Path) -> None:
    """Write Id and predicted SalePrice of each house of `test`."""
    X_train, y_train, X_test = prepare(train, test)
    prices = fit(X_train, y_train)(X_test)
    answer = pd.DataFrame({"Id": test["Id"].to_numpy(), "SalePrice": prices.tolist()})
    answer.to_csv(path, index=False)
