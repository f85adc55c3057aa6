"""y <- y + a x, in the memory that y already has."""

from torch import Tensor


def axpy_(y: Tensor, a: float, x: Tensor) -> Tensor:
    """Add a times x to y, in y's own memory, and return that same y.

    y, x: of equal shape and dtype, laid out in memory in any way. a: a plain number.
    x keeps its values. No further tensor of y's size is made, and y is written once.

        y = torch.tensor([1., 2.])
        same = y                                      # a second name for one tensor
        axpy_(y, 10., torch.tensor([1., 1.])) is y    # True
        same                                          # tensor([11., 12.])
    """
    raise NotImplementedError
