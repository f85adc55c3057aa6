import torch

from tutor.lab import mistake, right


@right("receptive_field")
def from_the_top(layers):
    """Which inputs does a range of outputs see? Asked layer by layer, from the last one down."""

    def seen_by(first, last):
        for k, s, p in reversed(layers):
            first, last = first * s - p, last * s - p + k - 1
        return first, last

    (first, last), (second, _) = seen_by(0, 0), seen_by(1, 1)
    return last - first + 1, second - first, first


@right("receptive_field")
def by_the_footprint(layers):
    """Ask autograd: which pixels have a gradient? Padding is laid around the image itself."""
    room = 0  # so many zeros on each side replace the padding of all layers
    for _, s, p in reversed(layers):
        room = room * s + p
    size, stride = 1, 1
    for k, s, _ in layers:
        size, stride = size + (k - 1) * stride, stride * s
    X = torch.ones(1, 1, size + stride, dtype=torch.float64, requires_grad=True)
    Y = X
    for k, s, _ in layers:
        Y = torch.nn.functional.conv1d(Y, Y.new_ones(1, 1, k), stride=s)
    places = [
        torch.autograd.grad(Y[0, 0, i], X, retain_graph=True)[0].flatten().nonzero().flatten()
        for i in range(2)
    ]
    return len(places[0]), int(places[1][0] - places[0][0]), int(places[0][0]) - room


@mistake("receptive_field")
def adds_whole_kernels(layers):
    size, stride, offset = 0, 1, 0
    for k, s, p in layers:
        size, stride, offset = size + k * stride, stride * s, offset - p * stride
    return size, stride, offset


@mistake("receptive_field")
def ignores_strides(layers):
    size, stride, offset = 1, 1, 0
    for k, s, p in layers:
        size, stride, offset = size + k - 1, stride * s, offset - p
    return size, stride, offset


@mistake("receptive_field")
def size_ignores_strides(layers):
    _, stride, offset = receptive_field(layers)
    return 1 + sum(k - 1 for k, _, _ in layers), stride, offset


@mistake("receptive_field")
def strides_too_early(layers):
    size, stride, offset = 1, 1, 0
    for k, s, p in layers:
        stride *= s
        size, offset = size + (k - 1) * stride, offset - p * stride
    return size, stride, offset


@mistake("receptive_field")
def from_the_top_in_the_wrong_order(layers):
    size, stride, offset = 1, 1, 0
    for k, s, p in layers:
        size, stride, offset = (size - 1) * s + k, stride * s, offset * s - p
    return size, stride, offset


@mistake("receptive_field")
def adds_the_strides(layers):
    size, stride, offset = 1, 1, 0
    for k, s, p in layers:
        size, offset = size + (k - 1) * stride, offset - p * stride
        stride += s - 1
    return size, stride, offset


@mistake("receptive_field")
def last_stride_only(layers):
    size, _, offset = receptive_field(layers)
    return size, layers[-1][1] if layers else 1, offset


@mistake("receptive_field")
def padding_ignores_strides(layers):
    size, stride, _ = receptive_field(layers)
    return size, stride, -sum(p for _, _, p in layers)


@mistake("receptive_field")
def padding_after_its_own_stride(layers):
    size, stride, offset = 1, 1, 0
    for k, s, p in layers:
        size += (k - 1) * stride
        stride *= s
        offset -= p * stride
    return size, stride, offset


@mistake("receptive_field")
def offset_to_the_right(layers):
    size, stride, offset = receptive_field(layers)
    return size, stride, -offset


@mistake("receptive_field")
def ignores_padding(layers):
    size, stride, _ = receptive_field(layers)
    return size, stride, 0


@mistake("receptive_field")
def padding_counts_twice(layers):
    size, stride, offset = receptive_field(layers)
    return size, stride, 2 * offset


@mistake("receptive_field")
def offset_of_the_centre(layers):
    size, stride, offset = receptive_field(layers)
    return size, stride, offset + (size - 1) // 2


@mistake("receptive_field")
def fails_without_layers(layers):
    size, stride, offset = layers[0][0], layers[0][1], -layers[0][2]
    for k, s, p in layers[1:]:
        size, stride, offset = size + (k - 1) * stride, stride * s, offset - p * stride
    return size, stride, offset
