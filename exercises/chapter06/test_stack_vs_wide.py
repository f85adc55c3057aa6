from tutor.lab import case


@case(points=1)
def one_channel(impl, lab):
    return list(impl.stack_vs_wide(1, lab.choice([3, 5, 7, 9]), lab.whole(2, 8)))


@case(points=2)
def many_channels(impl, lab):
    return list(impl.stack_vs_wide(lab.whole(8, 65), lab.choice([3, 5, 7]), lab.whole(3, 6)))


@case(points=1)
def with_biases(impl, lab):
    c, k, n = lab.whole(8, 65), lab.choice([3, 5, 7]), lab.whole(3, 6)
    return list(impl.stack_vs_wide(c, k, n, bias=True))


@case(points=1)
def a_stack_of_one(impl, lab):
    c = lab.whole(2, 65)
    return [list(impl.stack_vs_wide(c, k, n)) for k, n in ((3, 1), (1, 3))]
