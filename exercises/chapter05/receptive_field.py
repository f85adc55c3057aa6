"""How much of the image one number of a feature map has seen."""


def receptive_field(layers: list[tuple[int, int, int]]) -> tuple[int, int, int]:
    """Size, stride and offset of the receptive field behind a stack of layers, along one axis.

    layers: from the image upwards, one (k, s, p) for each convolution or pooling layer: kernel
    size, stride, and padding on each side. Returns three ints:

        size    how many neighbouring pixels one output sees, from the first to the last
        stride  by how many pixels the field moves from one output to the next
        offset  the first pixel that output 0 sees; pixel 0 is the first of the image, so the
                offset is negative where the field begins in the padding

    Output i sees the pixels offset + i * stride, ..., offset + i * stride + size - 1. No stride is
    larger than its kernel, so there are no gaps. With no layers at all, output i is pixel i.

        receptive_field([(3, 1, 1)])                 # (3, 1, -1)
        receptive_field([(2, 2, 0), (3, 1, 0)])      # (6, 2, 0): three windows of 2, side by side
    """
    raise NotImplementedError
