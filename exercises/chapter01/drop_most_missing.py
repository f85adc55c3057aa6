"""Drop the column that has the most gaps."""

import pandas as pd


def drop_most_missing(df: pd.DataFrame) -> pd.DataFrame:
    """A new frame without the column of `df` that has the most missing values.

    Of several such columns the first one goes. Where nothing is missing, no column goes, and a
    copy comes back. Rows, their index and the order of the columns stay; `df` itself is not
    changed. Column names are unique.

        df = pd.DataFrame({"rooms": [3, None], "alley": [None, None], "price": [1, 2]})
        drop_most_missing(df).columns        # rooms, price
    """
    raise NotImplementedError
