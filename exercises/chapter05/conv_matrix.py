"""A convolution is a dense layer with most weights 0 and the others shared."""

from torch import Tensor


def conv_matrix(K: Tensor, h: int, w: int) -> Tensor:
    """The matrix of the dense layer that does what sliding K over an image does.

    K: kernel, shape (kh, kw), slid as it is (not turned), stride 1, no padding. h, w: size of the
    images, at least that of K. With oh = h - kh + 1 and ow = w - kw + 1, returns M of shape
    (oh * ow, h * w), of K's dtype and on its device, so that for every image X of shape (h, w)

        M @ X.reshape(-1)        is the feature map, row after row: shape (oh * ow,)

    Images are flattened row after row, as reshape does. Gradients flow to K.

        conv_matrix(torch.tensor([[1., 2.]]), 1, 4)      # [[1., 2., 0., 0.],
                                                         #  [0., 1., 2., 0.],
                                                         #  [0., 0., 1., 2.]]
        conv_matrix(torch.tensor([[1., 2.]]), 2, 2)      # [[1., 2., 0., 0.],
                                                         #  [0., 0., 1., 2.]]
    """
    raise NotImplementedError
