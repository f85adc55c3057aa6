"""Pooling: the largest number of each window, or their mean."""

from torch import Tensor


def pool2d(X: Tensor, k: int, s: int | None = None, p: int = 0, mode: str = "max") -> Tensor:
    """Slide a window of k×k over each channel and make one number of it.

    X: shape (n, c, h, w). k: height and width of the window.
    s: stride along both axes; None means k, so that the windows lie side by side.
    p: width of the frame on each side, at most k // 2.
    mode: "max": the largest number of the window; the frame never wins, whatever the image holds.
          "avg": the mean of k * k numbers; the frame counts as zeros.

    Returns shape (n, c, (h + 2 * p - k) // s + 1, (w + 2 * p - k) // s + 1), on X's device and of
    X's dtype. Each channel by itself. X stays as it is, and gradients flow to it.

        X = torch.tensor([[[[1., 2., 3., 9.],
                            [4., 5., 6., 9.]]]])
        pool2d(X, 2)                        # [[[[5., 9.]]]]
        pool2d(X, 2, 1)                     # [[[[5., 6., 9.]]]]
        pool2d(X, 2, mode="avg")            # [[[[3., 6.75]]]]
        pool2d(-X, 2, p=1)                  # [[[[-1., -2., -9.], [-4., -5., -9.]]]]
    """
    raise NotImplementedError
