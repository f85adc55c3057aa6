from tutor.lab import Rules, case

RULES = Rules(forbid=["broadcast-shapes", "numpy"])


@case(points=2)
def ones_stretch(impl, lab):
    a, b = lab.shuffled(range(2, 9))[:2]
    return [impl.broadcast_shape(s, t) for s, t in [((a, 1), (1, b)), ((a, b), (a, b))]]


@case(points=3, seeds=2)
def aligned_at_the_right_end(impl, lab):
    a, b, c = lab.shuffled(range(2, 9))[:3]
    pairs = [((b,), (a, b)), ((a, 1, c), (b, 1)), ((), (a, b)), ((1,), (c, b, a)), ((), ())]
    return [impl.broadcast_shape(s, t) for s, t in pairs]


@case(points=2)
def refuses_what_does_not_fit(impl, lab):
    a, b = lab.shuffled(range(2, 9))[:2]
    pairs = [((a,), (b,)), ((a, b), (a,)), ((b, 1, a), (b, 1)), ((0,), (a,)), ((a, b), (b, b))]
    return [shape_or_error(impl, lab, s, t) for s, t in lab.shuffled(pairs)]


@case(points=1)
def size_zero(impl, lab):
    a = lab.whole(2, 9)
    pairs = [((1,), (0,)), ((a, 0), (1,)), ((0,), (0,)), ((0, 1), (a,))]
    return [impl.broadcast_shape(s, t) for s, t in pairs]


@case(points=2)
def five_hundred_pairs(impl, lab):
    def shape():
        return tuple(lab.choice([0, 1, 1, 2, 3]) for _ in range(lab.whole(0, 5)))

    return [shape_or_error(impl, lab, shape(), shape()) for _ in range(500)]


def shape_or_error(impl, lab, s, t):
    """The shape, or the name of the exception."""
    found = []
    error = lab.raises(lambda: found.append(impl.broadcast_shape(s, t)))
    return error or found[0]
