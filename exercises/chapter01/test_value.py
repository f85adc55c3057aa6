from tutor.lab import case


@case(points=2)
def sum_and_product(impl, lab):
    a, b, c = leaves(impl, lab, 3)
    return after_backward(a * b + c, a=a, b=b, c=c)


@case(points=1)
def used_twice(impl, lab):
    (x,) = leaves(impl, lab, 1)
    return after_backward(x * x + x + x, x=x)


@case(points=2, seeds=2)
def every_function(impl, lab):
    """One of each, on its own; plain numbers on either side."""
    observed = {}
    for name, function in FUNCTIONS.items():
        x, y = leaves(impl, lab, 2)
        observed[name] = after_backward(function(x, y), x=x, y=y)
    return observed


@case(points=1)
def shared_inner_value(impl, lab):
    (x,) = leaves(impl, lab, 1)
    a = x * 2.0
    return after_backward((a * 3.0) * (a + 1.0), x=x, a=a)


@case(points=1, seeds=3)
def random_graphs(impl, lab):
    return [one_graph(impl, lab) for _ in range(10)]


@case(points=1, seconds=2)
def diamonds_in_a_row(impl, lab):
    """91 values, and 2 to the 30 paths from the last to the first."""
    (x,) = leaves(impl, lab, 1)
    result = x
    for _ in range(30):
        result = result * 0.5 + result * 0.6
    return after_backward(result, x=x)


@case(points=1)
def thousands_deep(impl, lab):
    (x,) = leaves(impl, lab, 1)
    result = x
    for _ in range(3000):
        result = result * 1.0001
    return after_backward(result, x=x)


@case(points=1)
def backward_again(impl, lab):
    x, y = leaves(impl, lab, 2)
    inner = x * y
    result = inner * inner + x
    return {
        "first call": after_backward(result, x=x, y=y, inner=inner),
        "second call": after_backward(result, x=x, y=y, inner=inner),
        "another result": after_backward(inner * 3.0, x=x, y=y, inner=inner),
    }


FUNCTIONS = {
    "x + y": lambda x, y: x + y,
    "x - y": lambda x, y: x - y,
    "x / y": lambda x, y: x / y,
    "x.exp() * y": lambda x, y: x.exp() * y,
    "(x * x + 0.5).log() * y": lambda x, y: (x * x + 0.5).log() * y,
    "x.relu() + (-x).relu() * y": lambda x, y: x.relu() + (-x).relu() * y,
    "(3 - x) * 2 + 1 / y + y / 4": lambda x, y: (3 - x) * 2 + 1 / y + y / 4,
}


def leaves(impl, lab, count):
    """Leaves with |data| between 0.5 and 2, far from the kinks and poles."""
    return [impl.Value(lab.choice([-1, 1]) * lab.number(0.5, 2.0)) for _ in range(count)]


def after_backward(result, **values):
    result.backward()
    return {"result": result.data, **{f"{name}.grad": v.grad for name, v in values.items()}}


def one_graph(impl, lab):
    """25 values, each of one or two earlier ones; about half are used more than once."""
    start = leaves(impl, lab, 4)
    values = list(start)
    for _ in range(25):
        a, b = lab.choice(values[-8:]), lab.choice(values)
        kind = lab.whole(0, 7)
        if kind == 0:
            new = a + b
        elif kind == 1:
            new = a - b
        elif kind == 2:
            new = a * b * 0.7
        elif kind == 3:
            new = a / (b * b + 1.0)
        elif kind == 4:
            new = (-(a * a)).exp()
        elif kind == 5:
            new = (a * a + 1.0).log()
        else:
            new = a.relu() + b
        values.append(new)
    total = values[-1] + values[-2] * 0.5 + values[len(start)]
    named = dict(zip("abcd", start, strict=True))
    return after_backward(total, **named, inner=values[len(start)])
