from tutor.lab import mistake, right


@right("powers")
def turned(x):
    return (x**100 - 1) / (x - 1)


@mistake("powers")
def unscaled(x):
    return 1 - x**100
