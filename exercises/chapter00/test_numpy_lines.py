from tutor.lab import Rules, case

RULES = Rules(forbid=["loops"])


@case(points=1)
def numbers_in_a_table(impl, lab):
    return [impl.numbered(lab.whole(2, 4), lab.whole(5, 7)), impl.numbered(1, lab.whole(2, 5))]


@case(points=1)
def no_border(impl, lab):
    return [impl.without_border(table(lab, 5, 7)), impl.without_border(table(lab, 6, 4))]


@case(points=1)
def pairs_of_places(impl, lab):
    a = table(lab, 4, 4)
    rows, columns = lab.numpy.randint(0, 4, 4), lab.numpy.permutation(4)
    return impl.pick(a, rows, columns)


@case(points=1)
def greater_than_a_limit(impl, lab):
    row = lab.numpy.permutation(9)
    return [impl.above(table(lab, 4, 5), 0.1), impl.above(row, 4)]


@case(points=1)
def the_original_stays(impl, lab):
    v = lab.numpy.randn(6)
    tail = impl.doubled_tail(v)
    return {"tail": tail, "v": v}


@case(points=1)
def one_number(impl, lab):
    x, w = lab.numpy.randn(5), lab.numpy.randn(5)
    return as_float(impl.weighted_sum(x, w))


@case(points=1)
def a_sum_for_each_row(impl, lab):
    return impl.affine(table(lab, 4, 3), lab.numpy.randn(3), lab.number(1, 2))


@case(points=1)
def each_times_each(impl, lab):
    return impl.times_table(lab.numpy.randn(4), lab.numpy.randn(3))


@case(points=1)
def a_mean_for_each_column(impl, lab):
    return impl.column_means(table(lab, 5, 3))


@case(points=1)
def shares_of_the_row(impl, lab):
    X = lab.numpy.rand(4, 4) + 0.1
    shares = impl.row_shares(X)
    return {"shares": shares, "oblong": impl.row_shares(lab.numpy.rand(3, 5) + 0.1), "X": X}


def table(lab, rows, columns):
    return lab.numpy.randn(rows, columns)


def as_float(value):
    """NumPy's number or an array of shape () is as good as Python's number."""
    return float(value) if getattr(value, "shape", None) == () else value
