from tutor.lab import case


@case(points=1)
def scaled_and_rounded(impl, lab):
    return impl.to_uint8(lab.numpy.rand(4, 6))


@case(points=2)
def numbers_outside(impl, lab):
    # from about -0.5 to 1.5, and a faint one whose largest number is far below 1
    img, faint = 2 * lab.numpy.rand(5, 7) - 0.5, 0.3 * lab.numpy.rand(3, 4)
    return {"bytes": impl.to_uint8(img), "faint": impl.to_uint8(faint), "img": img}


@case(points=1)
def colours_last(impl, lab):
    return impl.channels_last(lab.numpy.rand(3, 4, 6))


@case(points=1)
def full_sheet(impl, lab):
    return impl.grid(pictures(lab, 6, 3, 4), 2)


@case(points=1)
def places_left_over(impl, lab):
    return [impl.grid(pictures(lab, 7, 2, 3), 3), impl.grid(pictures(lab, 5, 3, 2), 1)]


@case(points=1)
def brightness_stays(impl, lab):
    X = pictures(lab, 4, 2, 2)
    X[1] *= 3  # one of them is brighter than the others
    return impl.grid(X, 2)


@case(points=1)
def one_bar_for_each(impl, lab):
    return impl.spark([lab.number(0.2, 1.0) for _ in range(8)], 8)


@case(points=1)
def means_of_pieces(impl, lab):
    n = lab.choice([46, 47, 48])  # neither 10 nor 7 divides it
    values = [(j / 9 - 2) ** 2 + lab.number(0, 2) for j in range(n)]
    return [impl.spark(values, 10), impl.spark(values, 7)]


@case(points=1, needs="one_bar_for_each")
def flat_curve(impl, lab):
    n = lab.whole(3, 20)
    return [impl.spark([lab.number(1, 2)] * n, n), impl.spark([lab.number(1, 2)], 1)]


def pictures(lab, n, h, w):
    return lab.numpy.rand(n, h, w) / 3 + 0.1
