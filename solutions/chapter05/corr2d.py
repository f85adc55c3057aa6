"""Slide a kernel over an image."""

from torch import Tensor


def corr2d(X: Tensor, K: Tensor) -> Tensor:
    """Two-dimensional cross-correlation of one channel: (H, W), (h, w) -> (H-h+1, W-w+1)."""
    (H, W), (h, w) = X.shape, K.shape
    rows, columns = H - h + 1, W - w + 1  # how many places the window fits at, along each axis
    Y = X.new_zeros(rows, columns)  # X's dtype and device, which torch.zeros would not know

    # One kernel entry meets a whole shifted image at once, so the loop runs over the h * w entries
    # of the kernel and not over the pixels: the work in Python does not grow with the image.
    for a in range(h):
        for b in range(w):
            Y = Y + X[a : a + rows, b : b + columns] * K[a, b]
    return Y
