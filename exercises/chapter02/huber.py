"""A loss that is round at the bottom and straight outside."""

from torch import Tensor


def huber(e: Tensor, sigma: float) -> Tensor:
    """The Huber loss of each error, in the form that has slope 1 outside.

    e: errors, prediction minus target, of any shape, float32 or float64. sigma > 0: how large an
    error may be to be priced by its square. Returns the shape and dtype of e, on its device:

        e**2 / (2 * sigma)      where |e| <= sigma
        |e| - sigma / 2         elsewhere

    Nothing is summed or averaged. e stays as it is, and gradients flow back to it.

        huber(torch.tensor([0.5, -3.0]), 1.0)       # [0.125, 2.5]
    """
    raise NotImplementedError
