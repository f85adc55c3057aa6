from tutor.lab import mistake, right


@right("mean")
def built_in(x):
    return x.mean()


@mistake("mean")
def divides_by_rows(x):
    return x.sum() / len(x)


@mistake("mean")
def divides_by_columns(x):
    return x.sum() / x.shape[-1]


@mistake("mean")
def never_divides(x):
    return x.sum()
