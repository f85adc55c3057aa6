import math

import numpy as np
import pandas as pd
import torch

from tutor.lab import Wrong, case


@case(points=1)
def even_folds(impl, lab):
    k = lab.whole(2, 5)
    return folds(impl.k_folds(k * lab.whole(2, 5), k))


@case(points=1)
def uneven_folds(impl, lab):
    return [folds(impl.k_folds(n, 4)) for n in (lab.choice([13, 14, 15]), lab.choice([6, 7]), 4)]


@case(points=2, rtol=1e-3)
def scores_of_each_fold(impl, lab):
    return scores(impl.cross_validate(houses(lab, 30), 3, ridge))


@case(points=1, rtol=1e-3)
def each_fold_is_prepared_by_itself(impl, lab):
    table, shapes = houses(lab, 33), []
    # in the last fold stand a villa that would move every mean, and a word that is nowhere else
    table.loc[table.index[-2], ["LotArea", "Rooms"]] = 1e6, 200
    table.loc[table.index[-1], "Street"] = "Bridge"

    def watched(X, y):
        shapes.append((tuple(X.shape), tuple(y.shape)))
        return ridge(X, y)

    return {"scores": scores(impl.cross_validate(table, 3, watched)), "shapes": shapes}


@case(points=2, rtol=1e-3)
def file_for_kaggle(impl, lab):
    train, test = houses(lab, 25), houses(lab, 7).drop(columns="SalePrice")
    test["Id"] = 1461 + np.arange(7) * lab.whole(1, 4)
    path = lab.path("submission.csv")
    impl.submission(train, test, ridge, path)
    written = pd.read_csv(path)
    return {name: written[name].astype(float).tolist() for name in written.columns}


@case(points=1, constant=True)
def a_model_of_its_own(impl, lab):
    n = lab.whole(60, 90)
    X = lab.randn(n, 4)
    cheap, dear = (level * (0.3 * X[:, lab.whole(0, 4)]).exp() for level in (2e4, 5e5))
    predict = impl.fit(X, cheap)
    before = predict(X).detach().clone()
    impl.fit(X, dear)
    return {"shape": before.shape, "unchanged": torch.equal(before, predict(X))}


@case(points=2, training=True, seconds=40)
def learns_prices(impl, lab):
    train, held_out = lab.given
    folds = impl.cross_validate(train, 5, impl.fit)
    for number, (on_training, on_validation) in enumerate(folds, 1):
        lab.report(number, training=on_training, validation=on_validation)
    impl.submission(train, held_out, impl.fit, lab.path("submission.csv"))
    prices = pd.read_csv(lab.path("submission.csv"))["SalePrice"]
    return {"scores": scores(folds), "prices": torch.tensor(prices.tolist())}


@learns_prices.given
def known_and_held_out(lab):
    train, held_out = lab.dataset("house_prices").halves()
    prices = torch.tensor(held_out.frame["SalePrice"].tolist()).double()
    return (train.frame, held_out.frame.drop(columns="SalePrice")), prices


@learns_prices.judge
def judge_prices(seen, expected, lab):
    paid = lab.kept
    constant = float(paid.log().std(correction=0))
    mine, reference = (error(each["prices"], paid) for each in (seen, expected))
    if not math.isfinite(mine):
        raise Wrong("not_finite")
    logs = seen["prices"].double().clamp(min=1).log()
    if logs.median() < 6.9:
        raise Wrong("no_dollars", mine=float(seen["prices"].median()))
    if logs.std() < 0.2 * constant:
        raise Wrong("all_alike", mine=mine, constant=constant)
    if mine > constant:
        raise Wrong("worse_than_a_constant", mine=mine, constant=constant)
    if mine > 1.15 * reference:
        raise Wrong("too_high", mine=mine, reference=reference, constant=constant)


def error(prices, paid):
    if prices.shape != paid.shape or not prices.isfinite().all():
        return math.nan
    return float((prices.double().clamp(min=1).log() - paid.log()).square().mean().sqrt())


def folds(pairs):
    return [[[int(row) for row in rows] for rows in pair] for pair in pairs]


def scores(pairs):
    return [[float(score) for score in pair] for pair in pairs]


def ridge(X, y):
    """A model of log prices without chance: least squares, held back by a penalty."""
    X, t = X.double(), y.double().log()
    mean, level = X.mean(0), t.mean()
    A = (X - mean).T @ (X - mean) + 4 * torch.eye(X.shape[1], dtype=torch.float64)
    w = torch.linalg.solve(A, (X - mean).T @ (t - level))
    return lambda X: ((X.double() - mean) @ w + level).exp().float()


def houses(lab, n):
    """Words and numbers with gaps, and prices that have to do with them."""
    area = np.array([lab.whole(40, 300) for _ in range(n)])
    rooms = np.array([lab.whole(1, 9) for _ in range(n)])
    street = [lab.choice(["Pave", "Dirt", None]) for _ in range(n)]
    worth = np.array([{"Pave": 1.3, "Dirt": 0.8, None: 1.0}[name] for name in street])
    noise = np.array([lab.number(0.8, 1.25) for _ in range(n)])
    price = np.round(1000 * area * worth * noise + 5000 * rooms)
    gaps = np.array([lab.whole(0, 5) == 0 for _ in range(n)])
    columns = {
        "Id": np.arange(1, n + 1),
        "LotArea": np.where(gaps, np.nan, 50.0 * area),
        "Rooms": rooms.astype(float),
        "Street": street,
        "SalePrice": price,
    }
    return pd.DataFrame(columns, index=lab.shuffled(range(700, 700 + n)))
