from tutor.lab import mistake, right


@right("total", "shape")
class as_literals:
    total = 14
    shape = (2, 2)


@mistake("total")
class sums_first:
    total = 36


@mistake("shape")
class flat:
    shape = (4,)


@mistake("total")
class counts_from_one:
    total = 30
