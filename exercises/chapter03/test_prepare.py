import numpy as np
import pandas as pd

from tutor.lab import case


@case(points=2)
def numbers(impl, lab):
    train = with_price(lab, {"LotArea": numeric(lab, 5), "YearBuilt": numeric(lab, 5)})
    test = pd.DataFrame({"Id": [6, 7], "LotArea": numeric(lab, 2), "YearBuilt": numeric(lab, 2)})
    return observed(impl.prepare(paved(train), paved(test)))


@case(points=2)
def gaps_in_numbers(impl, lab):
    areas, years = numeric(lab, 8, gaps=2), 1900 + numeric(lab, 8, gaps=3)
    train = with_price(lab, {"LotArea": areas, "YearBuilt": years})
    test = pd.DataFrame({"Id": [9], "LotArea": numeric(lab, 1), "YearBuilt": [np.nan]})
    return observed(impl.prepare(paved(train), paved(test)))


@case(points=2)
def words(impl, lab):
    alleys = ["Pave", *lab.shuffled(["Grvl", None, "Pave", "Dirt", "Grvl"])]
    train = with_price(lab, {"Alley": alleys, "Area": numeric(lab, 6)})
    test = pd.DataFrame({"Id": [7, 8, 9], "Alley": ["Brick", None, "Grvl"]})
    return observed(impl.prepare(train, test.assign(Area=numeric(lab, 3))))


@case(points=1, seeds=2)
def a_held_out_fold(impl, lab):
    return observed(impl.prepare(houses(lab, 40), houses(lab, 11)))


@case(points=1)
def a_column_that_says_nothing(impl, lab):
    train, test = houses(lab, 20), houses(lab, 5)
    train["Kitchens"], test["Kitchens"] = 1, numeric(lab, 5)
    train["PoolArea"], test["PoolArea"] = np.nan, numeric(lab, 5, gaps=2)
    return observed(impl.prepare(train, test))


@case(points=1)
def a_single_house(impl, lab):
    train = houses(lab, 30)
    test = houses(lab, 1).drop(columns="SalePrice").assign(Alley=None, Street="Pave")
    return observed(impl.prepare(train, test))


@case(points=1)
def leaves_the_tables_alone(impl, lab):
    train, test = houses(lab, 20), houses(lab, 10)
    seen = observed(impl.prepare(train, test))
    return {**seen, "train": train, "test": test}


def observed(prepared):
    """The three tensors, with the features in an order that depends on their values alone."""
    X_train, y, X_test = prepared
    if X_train.shape[1:] != X_test.shape[1:]:  # the columns cannot be the same ones
        return {"X_train": X_train, "y_train": y, "X_test": X_test}
    rows = np.concatenate([X_train.detach().numpy(), X_test.detach().numpy()])
    order = np.lexsort(np.round(rows[::-1], 2))
    return {"X_train": X_train[:, order], "y_train": y, "X_test": X_test[:, order]}


def with_price(lab, columns):
    """`columns` between an Id and a price."""
    n = len(next(iter(columns.values())))
    ids = range(1, n + 1)
    return pd.DataFrame({"Id": ids, **columns, "SalePrice": [lab.whole(40, 700) for _ in ids]})


def paved(frame):
    """The least that a table of houses has of words: all streets are paved."""
    return frame.assign(Street="Pave")


def numeric(lab, n, gaps=0):
    """Whole numbers as floats, `gaps` of them missing."""
    values = np.array([float(lab.whole(1, 200)) for _ in range(n)])
    values[lab.shuffled(range(n))[:gaps]] = np.nan
    return values


def texts(lab, n, categories, gaps=0):
    return lab.shuffled([lab.choice(categories) if k >= gaps else None for k in range(n)])


def houses(lab, n):
    """Words and numbers, with and without gaps; every part has rows of its own."""
    frame = with_price(
        lab,
        {
            "Alley": texts(lab, n, ["Pave", "Grvl"], gaps=n // 3),
            "LotArea": 50 * numeric(lab, n, gaps=n // 5),
            "Rooms": np.array([lab.whole(1, 9) for _ in range(n)]),
            "Street": texts(lab, n, ["Pave", "Dirt", "Grvl"]),
            "YearBuilt": 1900 + numeric(lab, n, gaps=n // 6),
        },
    )
    return frame.set_index(pd.Index(lab.shuffled(range(500, 500 + n))))
