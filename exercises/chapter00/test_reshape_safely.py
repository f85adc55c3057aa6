from tutor.lab import case


@case(points=2)
def rows_after_rows(impl, lab):
    return seen(impl, lab.randn(3, 4), (2, 6))


@case(points=2)
def turned_over(impl, lab):
    return seen(impl, lab.randn(3, 4).t(), (12,))


@case(points=2)
def parts_of_a_table(impl, lab):
    # neither is in one piece; the first two can be read in regular steps all the same
    table = lab.randn(4, 6)
    return [
        seen(impl, table[:, 1], (2, 2)),
        seen(impl, table[:, :2], (2, 2, 2)),
        seen(impl, table[:, :2], (8,)),
    ]


@case(points=1)
def one_size_to_work_out(impl, lab):
    return [seen(impl, lab.randn(2, 6), (-1, 4)), seen(impl, lab.randn(2, 3).t(), (-1,))]


@case(points=2, needs="rows_after_rows")
def a_view_where_possible(impl, lab):
    """What is written into y afterwards shows in x, or does not."""
    found = []
    column = lab.randn(4, 6)[:, 1]
    for x, shape in [(lab.randn(2, 3), (6,)), (lab.randn(3, 2).t(), (6,)), (column, (2, 2))]:
        y, _ = impl.reshape_safely(x, shape)
        y[0] = 100.0
        found.append({"x": x, "y": y})
    return found


@case(points=1)
def leaves_x_alone(impl, lab):
    x = lab.randn(3, 4)
    y, _ = impl.reshape_safely(x, (4, 3))
    return {"x": x, "y": y}


def seen(impl, x, shape):
    result = impl.reshape_safely(x, shape)
    return tuple(result) if isinstance(result, list) else result  # a list of two is fine, too
