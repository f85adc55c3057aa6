import numpy as np

from tutor.lab import case

CODES = {
    "uint8": 0x08,
    "int8": 0x09,
    "int16": 0x0B,
    "int32": 0x0C,
    "float32": 0x0D,
    "float64": 0x0E,
}


@case(points=2)
def a_few_labels(impl, lab):
    return impl.read_idx(idx_file(some_bytes(lab, 20)))


@case(points=2)
def images(impl, lab):
    shapes = (3, 4, 5), (2, 3, 1), (1, 2, 2)
    return [impl.read_idx(idx_file(some_bytes(lab, *shape))) for shape in shapes]


@case(points=1)
def more_than_255(impl, lab):
    return impl.read_idx(idx_file(some_bytes(lab, lab.whole(700, 800))))


@case(points=2)
def other_types(impl, lab):
    noise = 100 * lab.numpy.randn(4, 3)
    arrays = [noise.astype(kind) for kind in CODES if kind != "uint8"]
    read = [impl.read_idx(idx_file(array)) for array in arrays]
    # torch.from_numpy takes arrays in the machine's own byte order only
    return [(array, array.dtype.isnative) for array in read]


@case(points=1)
def may_be_written_to(impl, lab):
    labels = impl.read_idx(idx_file(some_bytes(lab, 20)))
    labels[0] = lab.whole(0, 10)
    return labels


@case(points=2)
def not_an_idx_file(impl, lab):
    good = idx_file(some_bytes(lab, 5, 2))
    return {
        "good": impl.read_idx(good),
        "no zeros in front": lab.raises(lambda: impl.read_idx(b"\x1f\x8b" + good[2:])),
        "unknown type": lab.raises(lambda: impl.read_idx(good[:2] + b"\x07" + good[3:])),
        "cut off": lab.raises(lambda: impl.read_idx(good[:-3])),
        "goes on": lab.raises(lambda: impl.read_idx(good + b"\0\0\0")),
    }


def some_bytes(lab, *shape):
    return lab.numpy.randint(0, 256, shape).astype(np.uint8)


def idx_file(array):
    """The bytes of an IDX file that holds `array`."""
    head = bytes([0, 0, CODES[array.dtype.name], array.ndim])
    sizes = b"".join(size.to_bytes(4, "big") for size in array.shape)
    return head + sizes + array.astype(array.dtype.newbyteorder(">")).tobytes()
