from tutor.lab import mistake, right


@right("double", "total")
class by_hand:
    def double(x):
        return x + x

    def total(x):
        return sum(x.unbind(-1))


@mistake("double")
def squares(x):
    return x * x


@mistake("total")
def first_axis(x):
    return x.sum(0)


@mistake("total")
def mean_for_sum(x):
    return x.mean(-1)
