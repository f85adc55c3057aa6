from tutor.lab import case


@case(points=2)
def one_layer(impl, lab):
    return list(impl.receptive_field([any_layer(lab, kernels=12)]))


@case(points=2)
def convolutions_of_stride_one(impl, lab):
    layers = [(lab.whole(2, 6), 1, 0) for _ in range(lab.whole(3, 6))]
    return list(impl.receptive_field(layers))


@case(points=3, seeds=3)
def with_strides(impl, lab):
    layers = [any_layer(lab) for _ in range(4)]
    return list(impl.receptive_field(layers))


@case(points=2, seeds=3)
def with_padding(impl, lab):
    layers = [any_layer(lab, padding=lab.whole(1, 3)) for _ in range(4)]
    return list(impl.receptive_field(layers))


@case(points=1, constant=True, needs="with_strides")
def no_layers(impl, lab):
    return list(impl.receptive_field([]))


def any_layer(lab, kernels=6, padding=0):
    """(k, s, p) with a stride of 2 at least, and no gaps between its windows."""
    k = lab.whole(2, kernels)
    return k, lab.whole(2, k + 1), padding
