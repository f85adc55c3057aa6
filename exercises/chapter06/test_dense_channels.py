from tutor.lab import case


@case(points=1)
def one_block(impl, lab):
    return impl.dense_channels([lab.whole(1, 9)], lab.whole(3, 60), lab.whole(2, 40))


@case(points=2, seeds=2)
def four_blocks(impl, lab):
    n = lab.whole(2, 9)
    return impl.dense_channels([n] * 4, 2 * lab.whole(8, 40), 4 * lab.whole(2, 12))


@case(points=2, seeds=3)
def any_blocks(impl, lab):
    blocks = [lab.whole(1, 20) for _ in range(lab.whole(2, 7))]
    return impl.dense_channels(blocks, lab.whole(5, 99), lab.whole(3, 48))
