from tutor.lab import case


@case(points=1)
def odd_kernels(impl, lab):
    return [list(impl.same_pad(2 * lab.whole(1, 20) + 1)) for _ in range(4)]


@case(points=2)
def even_kernels(impl, lab):
    return [list(impl.same_pad(2 * lab.whole(1, 20))) for _ in range(4)]


@case(points=2)
def with_gaps(impl, lab):
    kernels = lab.shuffled(list(range(1, 9)))
    return [list(impl.same_pad(k, d)) for k in kernels for d in (2, 3)]
