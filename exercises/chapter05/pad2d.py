"""A frame around an image: zeros, the edge continued, or a mirror."""

from torch import Tensor


def pad2d(X: Tensor, pad: tuple[int, int, int, int], mode: str = "zero") -> Tensor:
    """Lay a frame around the last two axes of X.

    X: shape (..., H, W), with any number of axes before (none, a batch, channels).
    pad: how many rows to add at the top and at the bottom, how many columns on the left and on
        the right, in this order: (top, bottom, left, right), each at least 0.
    mode: what the frame holds. For one row a b c d, with 2 on each side:

        "zero"          0 0 | a b c d | 0 0
        "replicate"     a a | a b c d | d d        the edge, again and again
        "reflect"       c b | a b c d | c b        a mirror *on* the edge, which is not repeated;
                                                   no side is padded with more than size - 1

    Corners come out as if first the columns had been padded and then the rows of the result.

    Returns shape (..., top + H + bottom, left + W + right), on X's device and of X's dtype.
    X stays as it is, and gradients flow to it.

        X = torch.tensor([[1., 2., 3.],
                          [4., 5., 6.]])
        pad2d(X, (1, 0, 0, 1))                  # [[0, 0, 0, 0], [1, 2, 3, 0], [4, 5, 6, 0]]
        pad2d(X, (1, 0, 0, 1), "replicate")     # [[1, 2, 3, 3], [1, 2, 3, 3], [4, 5, 6, 6]]
        pad2d(X, (1, 0, 0, 1), "reflect")       # [[4, 5, 6, 5], [1, 2, 3, 2], [4, 5, 6, 5]]
    """
    raise NotImplementedError
