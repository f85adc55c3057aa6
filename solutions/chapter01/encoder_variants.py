import numpy as np

from tutor.lab import mistake, right


def numeric(df, name):
    return pd.api.types.is_numeric_dtype(df[name])


def table(features):
    """Series of n values each, side by side: (n, p), float32."""
    return torch.tensor(np.stack([f.to_numpy(dtype="float32") for f in features], axis=1))


def one_hot(column, categories):
    return [*(column == category for category in categories), column.isna()]


@right("fit_encoder", "apply_encoder")
class by_get_dummies:
    """pandas makes the dummies; fixed categories give every frame the same columns."""

    def fit_encoder(df):
        texts = [name for name in df.columns if not numeric(df, name)]
        means = df.drop(columns=texts).mean().fillna(0)
        categories = {name: df[name].dropna().sort_values().unique() for name in texts}
        return {"order": list(df.columns), "means": means, "categories": categories}

    def apply_encoder(enc, df):
        parts = []
        for name in enc["order"]:
            if name in enc["categories"]:
                known = df[name].where(df[name].isin(enc["categories"][name]))
                known = pd.Categorical(known, categories=enc["categories"][name])
                parts += [pd.get_dummies(known), df[[name]].isna()]
            else:
                parts.append(df[[name]].astype("float64").fillna(enc["means"][name]))
        return torch.cat([torch.tensor(np.asarray(part), dtype=torch.float32) for part in parts], 1)


@right("fit_encoder", "apply_encoder")
class row_by_row:
    """Keeps the training frame itself, and asks it again each time."""

    def fit_encoder(df):
        return df.copy()

    def apply_encoder(enc, df):
        rows = []
        for _, row in df.iterrows():
            features = []
            for name in enc.columns:
                known = enc[name].dropna()
                if not numeric(enc, name):
                    features += [float(row[name] == word) for word in sorted(set(known))]
                    features.append(float(pd.isna(row[name])))
                elif pd.isna(row[name]):
                    features.append(sum(known) / max(len(known), 1))
                else:
                    features.append(row[name])
            rows.append(features)
        return torch.tensor(rows, dtype=torch.float32)


@mistake("fit_encoder")
def mean_of_everything(df):
    means = df.mean()
    return {
        name: means[name] if numeric(df, name) else sorted(df[name].dropna().unique())
        for name in df.columns
    }


@mistake("fit_encoder", "apply_encoder")
class mean_of_everything_in_doubles:
    def fit_encoder(df):
        return df.mean()

    def apply_encoder(enc, df):
        return torch.tensor(pd.get_dummies(df.fillna(enc), dummy_na=True, dtype=float).values)


@mistake("fit_encoder", "apply_encoder")
class dummies_of_each_frame:
    def fit_encoder(df):
        return df.mean(numeric_only=True)

    def apply_encoder(enc, df):
        dummies = pd.get_dummies(df.fillna(enc), dummy_na=True, dtype=float)
        return torch.tensor(dummies.to_numpy(dtype="float32"))


@mistake("fit_encoder", "apply_encoder")
class values_of_a_mixed_frame:
    def fit_encoder(df):
        return df.mean(numeric_only=True)

    def apply_encoder(enc, df):
        dummies = pd.get_dummies(df.fillna(enc), dummy_na=True)
        return torch.tensor(dummies.values, dtype=torch.float32)


@mistake("fit_encoder", "apply_encoder")
class numbers_first:
    def fit_encoder(df):
        means = df.mean(numeric_only=True)
        return means, pd.get_dummies(df.fillna(means), dummy_na=True, dtype=float).columns

    def apply_encoder(enc, df):
        means, columns = enc
        dummies = pd.get_dummies(df.fillna(means), dummy_na=True, dtype=float)
        features = dummies.reindex(columns=columns, fill_value=0)
        return torch.tensor(features.to_numpy(dtype="float32"))


@mistake("fit_encoder", "apply_encoder")
class only_the_order_differs:
    def fit_encoder(df):
        means = df.mean(numeric_only=True).fillna(0)
        return means, pd.get_dummies(df.fillna(means), dummy_na=True, dtype=float).columns

    def apply_encoder(enc, df):
        means, columns = enc
        dummies = pd.get_dummies(df.fillna(means), dummy_na=True, dtype=float)
        features = dummies.reindex(columns=columns, fill_value=0)
        return torch.tensor(features.to_numpy(dtype="float32"))


@mistake("apply_encoder")
def means_of_the_frame_at_hand(enc, df):
    features = []
    for name, learnt in enc.items():
        if isinstance(learnt, list):
            features += one_hot(df[name], learnt)
        else:
            features.append(df[name].fillna(df[name].mean()))
    return table(features)


@mistake("apply_encoder")
def no_missing_indicator(enc, df):
    features = []
    for name, learnt in enc.items():
        if isinstance(learnt, list):
            features += [df[name] == category for category in learnt]
        else:
            features.append(df[name].fillna(learnt))
    return table(features)


@mistake("apply_encoder")
def double_precision(enc, df):
    features = []
    for name, learnt in enc.items():
        if isinstance(learnt, list):
            features += one_hot(df[name], learnt)
        else:
            features.append(df[name].fillna(learnt))
    return torch.tensor(np.stack([f.to_numpy(dtype=float) for f in features], axis=1))


@mistake("apply_encoder")
def unseen_counts_as_missing(enc, df):
    features = []
    for name, learnt in enc.items():
        if isinstance(learnt, list):
            features += [df[name] == category for category in learnt]
            features.append(~df[name].isin(learnt))
        else:
            features.append(df[name].fillna(learnt))
    return table(features)


@mistake("apply_encoder")
def fills_with_zero(enc, df):
    features = []
    for name, learnt in enc.items():
        features += one_hot(df[name], learnt) if isinstance(learnt, list) else [df[name].fillna(0)]
    return table(features)


@mistake("fit_encoder")
def in_order_of_appearance(df):
    enc = {}
    for name in df.columns:
        known = df[name].dropna()
        if numeric(df, name):
            enc[name] = known.mean() if len(known) else 0.0
        else:
            enc[name] = list(known.unique())
    return enc


@mistake("fit_encoder")
def mean_of_nothing(df):
    return {
        name: df[name].mean() if numeric(df, name) else sorted(df[name].dropna().unique())
        for name in df.columns
    }


@mistake("apply_encoder")
def kind_from_the_frame_at_hand(enc, df):
    features = []
    for name, learnt in enc.items():
        if numeric(df, name):
            features.append(df[name].fillna(learnt))
        else:
            known = learnt if isinstance(learnt, list) else []
            features += one_hot(df[name], known)
    return table(features)


@mistake("apply_encoder")
def order_of_the_frame_at_hand(enc, df):
    features = []
    for name in df.columns:
        if isinstance(enc[name], list):
            features += one_hot(df[name], enc[name])
        else:
            features.append(df[name].fillna(enc[name]))
    return table(features)


@mistake("apply_encoder")
def changes_the_frame(enc, df):
    features = []
    for name, learnt in enc.items():
        if isinstance(learnt, list):
            features += one_hot(df[name], learnt)
        else:
            df[name] = df[name].fillna(learnt)
            features.append(df[name])
    return table(features)


@mistake("apply_encoder")
def drops_rows_with_gaps(enc, df):
    features = []
    df = df.dropna()
    for name, learnt in enc.items():
        features += one_hot(df[name], learnt) if isinstance(learnt, list) else [df[name]]
    return table(features)
