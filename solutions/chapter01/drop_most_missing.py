"""Drop the column that has the most gaps."""

import pandas as pd


def drop_most_missing(df: pd.DataFrame) -> pd.DataFrame:
    """A new frame without the column of `df` that has the most missing values, if any has."""
    missing = df.isna().sum()  # one count for each column, labelled with its name
    if missing.sum() == 0:
        return df.copy()
    return df.drop(columns=missing.idxmax())  # idxmax gives the first of the largest
