"""A convolution is a dense layer with most weights 0 and the others shared."""

from torch import Tensor


def conv_matrix(K: Tensor, h: int, w: int) -> Tensor:
    """The dense matrix of a cross-correlation with K: shape (oh * ow, h * w)."""
    kh, kw = K.shape
    oh, ow = h - kh + 1, w - kw + 1
    # M[i, j] is an image of weights: those with which place (i, j) of the map looks at the pixels.
    # As an image it cannot wrap around at the end of a row; only at the end is it laid out flat.
    M = K.new_zeros(oh, ow, h, w)
    for i in range(oh):
        for j in range(ow):
            M[i, j, i : i + kh, j : j + kw] = K
    return M.reshape(oh * ow, h * w)
