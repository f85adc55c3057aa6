"""How much of the image one number of a feature map has seen."""


def receptive_field(layers: list[tuple[int, int, int]]) -> tuple[int, int, int]:
    """Size, stride and offset of the receptive field behind a stack of layers, along one axis."""
    size, stride, offset = 1, 1, 0  # no layer yet: output i is pixel i
    for k, s, p in layers:
        # `stride` still belongs to this layer's *inputs*: neighbours are that many pixels apart
        size += (k - 1) * stride  # k neighbours: the first one's field, and k - 1 moves
        offset -= p * stride  # p inputs before the first one
        stride *= s
    return size, stride, offset
