from tutor.lab import case


@case(points=2)
def sliding(impl, lab):
    sizes = [(lab.whole(5, 40), lab.whole(1, 6)) for _ in range(8)]
    return [impl.out_size(n, k) for n, k in sizes]


@case(points=2)
def with_padding(impl, lab):
    sizes = [(lab.whole(5, 40), lab.whole(1, 6), lab.whole(1, 5)) for _ in range(8)]
    return [impl.out_size(n, k, p) for n, k, p in sizes]


@case(points=2)
def with_stride(impl, lab):
    sizes = [(lab.whole(6, 40), lab.whole(1, 6), lab.whole(2, 7)) for _ in range(20)]
    return [impl.out_size(n, k, s=s) for n, k, s in sizes]


@case(points=2)
def with_dilation(impl, lab):
    sizes = [(lab.whole(20, 40), lab.whole(2, 6), lab.whole(2, 5)) for _ in range(8)]
    return [impl.out_size(n, k, d=d) for n, k, d in sizes]


@case(points=1, seeds=3)
def all_together(impl, lab):
    return [
        impl.out_size(
            lab.whole(20, 400), lab.whole(2, 6), lab.whole(1, 5), lab.whole(2, 6), lab.whole(2, 5)
        )
        for _ in range(10)
    ]


@case(points=1, needs="with_stride")
def fits_nowhere(impl, lab):
    n = lab.whole(3, 9)
    windows = lab.shuffled([n + extra for extra in range(-2, 5)])
    return [impl.out_size(n, k, s=s) for k in windows for s in (1, 2, 7)]
