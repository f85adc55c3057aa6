from tutor.lab import case


@case(points=1)
def one_channel(impl, lab):
    return list(impl.dense_vs_conv(lab.whole(3, 9), lab.whole(10, 20), 1, 1, lab.whole(2, 8)))


@case(points=2)
def many_channels(impl, lab):
    return [
        list(impl.dense_vs_conv(*lab.shuffled([3, 4, 5, 6]), lab.whole(2, 8))) for _ in range(4)
    ]


@case(points=2)
def photographs(impl, lab):
    h, w = lab.whole(2000, 3000), lab.whole(3001, 4000)
    return list(impl.dense_vs_conv(h, w, 3, lab.whole(64, 100), 2 * lab.whole(1, 4) + 1))
