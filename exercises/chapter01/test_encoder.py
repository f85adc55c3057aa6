import numpy as np
import pandas as pd

from tutor.lab import case


@case(points=2)
def numbers(impl, lab):
    train = pd.DataFrame({"rooms": numeric(lab, 5, gaps=2), "area": numeric(lab, 5)})
    return impl.apply_encoder(impl.fit_encoder(train), train)


@case(points=2)
def words(impl, lab):
    alleys = ["Pave", None, *lab.shuffled(["Grvl", "Pave", "Dirt", None])]  # not alphabetical
    train = pd.DataFrame({"alley": alleys})
    return impl.apply_encoder(impl.fit_encoder(train), train)


@case(points=2, seeds=2)
def a_test_frame(impl, lab):
    train, test = houses(lab, 60), houses(lab, 20)
    # a material that training never saw, and one that it saw and the test part lacks
    test["alley"] = test["alley"].replace({"Pave": "Brick"})
    test["street"] = test["street"].replace({"Dirt": "Grvl"})
    return impl.apply_encoder(impl.fit_encoder(train), test)


@case(points=1)
def a_single_row(impl, lab):
    train = houses(lab, 40)
    test = pd.DataFrame([dict.fromkeys(train.columns)]).assign(street="Pave")
    return impl.apply_encoder(impl.fit_encoder(train), test)


@case(points=1)
def columns_in_another_order(impl, lab):
    train, test = houses(lab, 30), houses(lab, 10)
    test = test[lab.shuffled(test.columns.tolist())]
    return impl.apply_encoder(impl.fit_encoder(train), test)


@case(points=1)
def a_column_without_values(impl, lab):
    train, test = houses(lab, 30), houses(lab, 10)
    train["pool"] = np.nan
    test["pool"] = numeric(lab, 10, gaps=3)
    return impl.apply_encoder(impl.fit_encoder(train), test)


@case(points=1)
def leaves_the_frames_alone(impl, lab):
    train, test = houses(lab, 30), houses(lab, 10)
    features = impl.apply_encoder(impl.fit_encoder(train), test)
    return {"features": features, "train": train, "test": test}


def numeric(lab, n, gaps=0):
    """Whole numbers as floats, `gaps` of them missing."""
    values = np.array([float(lab.whole(1, 200)) for _ in range(n)])
    values[lab.shuffled(range(n))[:gaps]] = np.nan
    return values


def texts(lab, n, categories, gaps=0):
    """Every category occurs; `gaps` values are missing."""
    values = [*categories, *(lab.choice(categories) for _ in range(n - gaps - len(categories)))]
    return lab.shuffled([*values, *([None] * gaps)])


def houses(lab, n):
    """Seven columns: words first, numbers with and without gaps, words without gaps."""
    return pd.DataFrame(
        {
            "alley": texts(lab, n, ["Pave", "Grvl"], gaps=n // 3),
            "area": numeric(lab, n, gaps=n // 5),
            "rooms": np.array([lab.whole(1, 9) for _ in range(n)]),
            "street": texts(lab, n, ["Pave", "Dirt", "Grvl"]),
            "year": 1900 + numeric(lab, n),
            "roof": texts(lab, n, ["Tile", "Slate"], gaps=2),
            "garden": numeric(lab, n, gaps=n // 2),
        },
        index=lab.shuffled(range(500, 500 + n)),
    )
