from tutor.lab import mistake, right


@right("guess")
def other(x):
    return x[:, 0].gt(0).long()


@mistake("guess")
def zeros(x):
    return (x[:, 0] * 0).long()
