"""The shape of a + b, from the shapes of a and b."""


def broadcast_shape(s: tuple[int, ...], t: tuple[int, ...]) -> tuple[int, ...]:
    """The shape to which tensors of shapes s and t broadcast; ValueError if there is none."""
    # align at the right end: the shorter shape gets axes of size 1 in front
    length = max(len(s), len(t))
    s = (1,) * (length - len(s)) + s
    t = (1,) * (length - len(t)) + t
    shape = []
    for a, b in zip(s, t, strict=True):
        if a != b and a != 1 and b != 1:
            raise ValueError(f"shapes {s} and {t} do not broadcast: {a} against {b}")
        shape.append(b if a == 1 else a)  # only an axis of size 1 stretches, also to size 0
    return tuple(shape)
