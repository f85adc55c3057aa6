import numpy as np

from tutor.lab import mistake, right

NOT_FEATURES = ("Id", "SalePrice")


def columns_of(df):
    return [name for name in df.columns if name not in NOT_FEATURES]


def is_number(df, name):
    return pd.api.types.is_numeric_dtype(df[name])


def prices(train):
    return torch.tensor(train["SalePrice"].to_numpy(dtype="float32"))


def scale(column, known):
    mean, std = known.mean(), known.std()
    if not std > 0:
        return column * 0
    return (column - mean) / std


def one_hot(column, known):
    seen = sorted(known.dropna().unique())
    return [*((column == word).astype("float32") for word in seen), column.isna()]


def table(columns):
    return torch.tensor(np.stack([c.to_numpy(dtype="float32") for c in columns], axis=1))


def column_by_column(train, test, scale=scale, one_hot=one_hot, names=columns_of, finish=None):
    """What `prepare` does, with parts that a mistake may exchange."""
    finish = finish or (lambda column: column.fillna(0))

    def features(df):
        found = []
        for name in names(train):
            if is_number(train, name):
                found.append(finish(scale(df[name].astype("float64"), train[name])))
            else:
                found += one_hot(df[name], train[name])
        return table(found)

    return features(train), prices(train), features(test)


def both(train, test):
    """The features of all houses, one below the other."""
    parts = [
        part.drop(columns="Id").drop(columns="SalePrice", errors="ignore") for part in (train, test)
    ]
    return pd.concat(parts, ignore_index=True)


def split(everything, train):
    X = torch.tensor(everything.to_numpy(dtype="float32"))
    return X[: len(train)], prices(train), X[len(train) :]


def scaled(numbers, known):
    std = known.std()
    return ((numbers - known.mean()) / std.where(std > 0)).fillna(0)


@right("prepare")
def one_column_at_a_time(train, test):
    return column_by_column(train, test)


@right("prepare")
def together_and_then_by_training_rows(train, test):
    everything, n = both(train, test), len(train)
    parts = []
    for name in reversed(list(everything.columns)):
        column, known = everything[name], everything[name].iloc[:n]
        if is_number(train, name):
            values = column.to_numpy(dtype="float64")
            seen = values[:n][~np.isnan(values[:n])]
            spread = seen.std(ddof=1) if len(seen) > 1 else 0.0
            parts.append(np.nan_to_num((values - seen.mean()) / spread) if spread else values * 0)
            parts[-1] = np.nan_to_num(parts[-1])
        else:
            parts.append(column.isna().to_numpy())
            parts += [(column == word).fillna(False).to_numpy() for word in set(known.dropna())]
    X = torch.from_numpy(np.stack(parts, axis=1).astype("float32"))
    return X[:n], prices(train), X[n:]


@mistake("prepare")
def statistics_of_both_tables(train, test):
    def scale_by_both(column, known):
        return scale(column, pd.concat([known, test[known.name]]))

    return column_by_column(train, test, scale=scale_by_both)


@mistake("prepare")
def everything_learnt_from_both_tables(train, test):
    everything = both(train, test)
    numbers = everything.select_dtypes("number").columns
    everything[numbers] = scaled(everything[numbers], everything[numbers])
    return split(pd.get_dummies(everything, dummy_na=True), train)


@mistake("prepare")
def categories_of_both_tables(train, test):
    def by_both(column, known):
        return one_hot(column, pd.concat([known, test[known.name]]))

    return column_by_column(train, test, one_hot=by_both)


@mistake("prepare")
def each_table_by_its_own_statistics(train, test):
    def own(column, known):
        return scale(column, column)

    return column_by_column(train, test, scale=own)


@mistake("prepare")
def each_table_by_itself(train, test):
    return (
        *column_by_column(train, train)[:2],
        column_by_column(test.assign(SalePrice=0), test)[2],
    )


@mistake("prepare")
def price_among_the_features(train, test):
    test = test if "SalePrice" in test else test.assign(SalePrice=np.nan)
    return column_by_column(
        train, test, names=lambda df: [name for name in df.columns if name != "Id"]
    )


@mistake("prepare")
def row_number_as_a_feature(train, test):
    return column_by_column(
        train, test, names=lambda df: [name for name in df.columns if name != "SalePrice"]
    )


@mistake("prepare")
def id_and_price_among_the_features(train, test):
    test = test if "SalePrice" in test else test.assign(SalePrice=np.nan)
    return column_by_column(train, test, names=lambda df: list(df.columns))


@mistake("prepare")
def gaps_are_zero_before_scaling(train, test):
    return prepare(*(
        part.fillna({name: 0 for name in columns_of(train) if is_number(train, name)})
        for part in (train, test)
    ))  # fmt: skip


@mistake("prepare")
def gaps_by_the_mean_before_the_spread(train, test):
    def filled(column, known):
        full = known.fillna(known.mean())
        return scale(column.fillna(known.mean()), full)

    return column_by_column(train, test, scale=filled)


@mistake("prepare")
def all_that_is_no_object_is_a_number(train, test):
    known = train.drop(columns=["Id", "SalePrice"])
    numbers = known.dtypes[known.dtypes != "object"].index
    known[numbers].apply(lambda x: (x - x.mean()) / x.std())
    return prepare(train, test)


@mistake("prepare")
def no_feature_for_missing(train, test):
    return column_by_column(train, test, one_hot=lambda c, known: one_hot(c, known)[:-1])


@mistake("prepare")
def missing_only_where_training_has_gaps(train, test):
    def sometimes(column, known):
        features = one_hot(column, known)
        return features if known.isna().any() else features[:-1]

    return column_by_column(train, test, one_hot=sometimes)


@mistake("prepare")
def unseen_counts_as_missing(train, test):
    def unseen(column, known):
        return [*one_hot(column, known)[:-1], ~column.isin(known.dropna())]

    return column_by_column(train, test, one_hot=unseen)


@mistake("prepare")
def words_become_numbers(train, test):
    def code(column, known):
        seen = sorted(known.dropna().unique())
        return [column.map({word: k for k, word in enumerate(seen)}).astype("float32").fillna(-1)]

    return column_by_column(train, test, one_hot=code)


@mistake("prepare")
def centred_and_not_scaled(train, test):
    return column_by_column(train, test, scale=lambda column, known: column - known.mean())


@mistake("prepare")
def not_scaled_at_all(train, test):
    return column_by_column(train, test, scale=lambda column, known: column.fillna(known.mean()))


@mistake("prepare")
def spread_divided_by_n(train, test):
    def population(column, known):
        std = known.std(ddof=0)
        return (column - known.mean()) / std if std > 0 else column * 0

    return column_by_column(train, test, scale=population)


@mistake("prepare")
def gaps_are_left(train, test):
    return column_by_column(train, test, finish=lambda column: column)


@mistake("prepare")
def constant_is_divided_by_zero(train, test):
    def carefree(column, known):
        return (column - known.mean()) / known.std()

    return column_by_column(train, test, scale=carefree)


@mistake("prepare")
def logarithm_of_the_price(train, test):
    X, y, V = prepare(train, test)
    return X, y.log(), V


@mistake("prepare")
def standardised_price(train, test):
    X, y, V = prepare(train, test)
    return X, (y - y.mean()) / y.std(), V


@mistake("prepare")
def prices_as_a_column(train, test):
    X, y, V = prepare(train, test)
    return X, y[:, None], V


@mistake("prepare")
def double_precision(train, test):
    return tuple(part.double() for part in prepare(train, test))


@mistake("prepare")
def changes_the_tables(train, test):
    numbers = [name for name in columns_of(train) if is_number(train, name)]
    mean, std = train[numbers].mean(), train[numbers].std()
    X, y, V = prepare(train, test)
    for part in (train, test):
        part[numbers] = ((part[numbers] - mean) / std.where(std > 0)).fillna(0)
    return X, y, V


@mistake("prepare")
def drops_houses_with_gaps(train, test):
    return prepare(train.dropna(), test)


@mistake("prepare")
def gaps_by_the_median(train, test):
    def filled(column, known):
        middle = known.median()
        return scale(column.fillna(middle), known.fillna(middle))

    return column_by_column(train, test, scale=filled)
