"""Reshape, and know what you have got: a view or a copy."""

from torch import Tensor


def reshape_safely(x: Tensor, shape: tuple[int, ...]) -> tuple[Tensor, bool]:
    """The numbers of x in another shape, and whether they are still in x's memory.

    x: any tensor with at least one number. shape: the new shape, with as many places; one of its
    sizes may be -1 ("work it out").
    Returns (y, shares): y has the given shape, and is a view of x where that is possible, else a
    copy; shares is True if y uses x's memory, and False if it is a copy. x stays as it is.

        x = torch.arange(6).reshape(2, 3)
        reshape_safely(x, (3, 2))         # (tensor([[0, 1], [2, 3], [4, 5]]), True)
        reshape_safely(x.t(), (6,))       # (tensor([0, 3, 1, 4, 2, 5]), False)
    """
    raise NotImplementedError
