"""The shape of a + b, from the shapes of a and b."""


def broadcast_shape(s: tuple[int, ...], t: tuple[int, ...]) -> tuple[int, ...]:
    """The shape to which tensors of shapes s and t broadcast, as a plain tuple.

    Raises ValueError where they do not fit together. Plain Python: no tensor is needed.

        broadcast_shape((4, 1), (1, 3))    # (4, 3)
        broadcast_shape((3,), (2, 3))      # (2, 3)
        broadcast_shape((), (5,))          # (5,): a scalar has the shape ()
        broadcast_shape((1,), (0,))        # (0,): a size of 0 is an axis without elements
        broadcast_shape((2,), (3,))        # ValueError
    """
    raise NotImplementedError
