from itertools import zip_longest

from tutor.lab import mistake, right


@right("broadcast_shape")
def one_axis_at_a_time(s, t):
    """The last axis by the rule, the axes before it by the same function."""
    if not s or not t:
        return s or t
    a, b = s[-1], t[-1]
    if 1 not in (a, b) and a != b:
        raise ValueError(f"{a} against {b}")
    return (*one_axis_at_a_time(s[:-1], t[:-1]), a * b if 1 in (a, b) else a)


@right("broadcast_shape")
def by_sets(s, t):
    """From the right: sizes that differ from 1 must be one and the same."""
    shape = []
    for pair in zip_longest(reversed(s), reversed(t), fillvalue=1):
        sizes = set(pair) - {1} or {1}
        if len(sizes) > 1:
            raise ValueError(f"sizes {pair} do not fit together")
        shape.insert(0, sizes.pop())
    return tuple(shape)


@mistake("broadcast_shape")
def aligns_left(s, t):
    shape = []
    for a, b in zip_longest(s, t, fillvalue=1):
        if a != b and a != 1 and b != 1:
            raise ValueError
        shape.append(b if a == 1 else a)
    return tuple(shape)


@mistake("broadcast_shape")
def takes_the_larger(s, t):
    shape = []
    for a, b in zip_longest(reversed(s), reversed(t), fillvalue=1):
        if a != b and a != 1 and b != 1:
            raise ValueError
        shape.append(max(a, b))
    return tuple(reversed(shape))


@mistake("broadcast_shape")
def stretches_anything(s, t):
    shape = [b if a == 1 else a for a, b in zip_longest(reversed(s), reversed(t), fillvalue=1)]
    return tuple(reversed(shape))


@mistake("broadcast_shape")
def larger_of_anything(s, t):
    shape = [max(a, b) for a, b in zip_longest(reversed(s), reversed(t), fillvalue=1)]
    return tuple(reversed(shape))


@mistake("broadcast_shape")
def divides(s, t):
    shape = []
    for a, b in zip_longest(reversed(s), reversed(t), fillvalue=1):
        if min(a, b) and max(a, b) % min(a, b):
            raise ValueError
        shape.append(max(a, b) if min(a, b) else 0)
    return tuple(reversed(shape))


@mistake("broadcast_shape")
def ends_with_the_shorter(s, t):
    shape = []
    for a, b in zip(reversed(s), reversed(t), strict=False):
        if a != b and a != 1 and b != 1:
            raise ValueError
        shape.append(b if a == 1 else a)
    return tuple(reversed(shape))


@mistake("broadcast_shape")
def turned_round(s, t):
    shape = []
    for a, b in zip_longest(reversed(s), reversed(t), fillvalue=1):
        if a != b and a != 1 and b != 1:
            raise ValueError
        shape.append(b if a == 1 else a)
    return tuple(shape)


@mistake("broadcast_shape")
def returns_a_list(s, t):
    shape = []
    for a, b in zip_longest(reversed(s), reversed(t), fillvalue=1):
        if a != b and a != 1 and b != 1:
            raise ValueError
        shape.append(b if a == 1 else a)
    return shape[::-1]


@mistake("broadcast_shape")
def asserts(s, t):
    shape = []
    for a, b in zip_longest(reversed(s), reversed(t), fillvalue=1):
        assert a == b or 1 in (a, b)
        shape.append(b if a == 1 else a)
    return tuple(reversed(shape))


@mistake("broadcast_shape")
def returns_none(s, t):
    shape = []
    for a, b in zip_longest(reversed(s), reversed(t), fillvalue=1):
        if a != b and a != 1 and b != 1:
            return None
        shape.append(b if a == 1 else a)
    return tuple(reversed(shape))


@mistake("broadcast_shape")
def aligns_left_takes_the_larger(s, t):
    shape = []
    for a, b in zip_longest(s, t, fillvalue=1):
        if a != b and a != 1 and b != 1:
            raise ValueError
        shape.append(max(a, b))
    return tuple(shape)
