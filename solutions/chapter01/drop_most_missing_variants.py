from tutor.lab import mistake, right


@right("drop_most_missing")
def counts_what_is_there(df):
    """The column with the fewest values; `count` leaves out what is missing."""
    there = df.count()
    if there.min() == len(df):
        return df.copy()
    return df.drop(there.idxmin(), axis="columns")


@right("drop_most_missing")
def in_plain_python(df):
    """One column after the other; a later one wins only by having more gaps."""
    worst, most = None, 0
    for name in df.columns:
        gaps = sum(pd.isna(value) for value in df[name])
        if gaps > most:
            worst, most = name, gaps
    return df[[name for name in df.columns if name != worst]].copy()


@mistake("drop_most_missing")
def changes_the_callers_frame(df):
    missing = df.isna().sum()
    if missing.sum() == 0:
        return df.copy()
    df.drop(columns=missing.idxmax(), inplace=True)
    return df


@mistake("drop_most_missing")
def drops_a_full_column(df):
    return df.drop(columns=df.isna().sum().idxmax())


@mistake("drop_most_missing")
def counts_rows(df):
    missing = df.isna().sum(axis=1)
    if missing.sum() == 0:
        return df.copy()
    return df.drop(index=missing.idxmax())


@mistake("drop_most_missing")
def crashes_when_full(df):
    missing = df.isna().sum()
    return df.drop(columns=missing[missing > 0].idxmax())


@mistake("drop_most_missing")
def hands_back_the_same_frame(df):
    missing = df.isna().sum()
    return df.drop(columns=missing.idxmax()) if missing.sum() else df


@mistake("drop_most_missing")
def compares_with_nan(df):
    missing = (df == float("nan")).sum()
    return df.drop(columns=missing.idxmax()) if missing.sum() else df.copy()


@mistake("drop_most_missing")
def drops_every_gap(df):
    return df.dropna(axis=1)


@mistake("drop_most_missing")
def drops_all_equals(df):
    missing = df.isna().sum()
    if missing.sum() == 0:
        return df.copy()
    return df.loc[:, missing < missing.max()]


@mistake("drop_most_missing")
def last_of_equals(df):
    missing = df.isna().sum()
    if missing.sum() == 0:
        return df.copy()
    return df.drop(columns=missing.sort_values(kind="stable").index[-1])


@mistake("drop_most_missing")
def numbers_only(df):
    missing = df.select_dtypes("number").isna().sum()
    if missing.sum() == 0:
        return df.copy()
    return df.drop(columns=missing.idxmax())


@mistake("drop_most_missing")
def always_drops_and_in_place(df):
    df.drop(columns=df.isna().sum().idxmax(), inplace=True)
    return df
