import numpy as np
import pandas as pd

from tutor.lab import case


@case(points=2)
def the_emptiest_column(impl, lab):
    return impl.drop_most_missing(frame(lab, {"area": 1, "rooms": 4, "year": 2}))


@case(points=2)
def text_has_gaps_too(impl, lab):
    df = frame(lab, {"area": 2, "alley": 5, "rooms": 3, "street": 0})
    df = df.set_index(pd.Index(lab.shuffled(range(100, 100 + len(df)))))
    return impl.drop_most_missing(df)


@case(points=2, seeds=2)
def first_of_equals(impl, lab):
    names = lab.shuffled(["area", "rooms", "year", "alley"])
    return impl.drop_most_missing(frame(lab, dict(zip(names, [1, 3, 0, 3], strict=True))))


@case(points=2)
def nothing_missing(impl, lab):
    df = frame(lab, {"area": 0, "alley": 0, "rooms": 0})
    result = impl.drop_most_missing(df)
    return {"frame": result, "same_object": result is df}


@case(points=2)
def leaves_the_callers_frame(impl, lab):
    df = frame(lab, {"area": 1, "rooms": 4, "alley": 2})
    return {"result": impl.drop_most_missing(df), "callers": df}


def frame(lab, gaps):
    """Nine rows; for each column's name the number of values that are missing."""
    columns = {}
    for name, missing in gaps.items():
        if name in ("alley", "street"):
            values = [lab.choice(["Grvl", "Pave", "Dirt"]) for _ in range(9)]
        else:
            values = [float(lab.whole(1, 400)) for _ in range(9)]
        for place in lab.shuffled(range(9))[:missing]:
            values[place] = None if name in ("alley", "street") else np.nan
        columns[name] = values
    return pd.DataFrame(columns)
