"""Find the kernel that made one image out of another."""

import torch.nn.functional as F
from torch import Tensor


def corr2d(X: Tensor, K: Tensor) -> Tensor:
    """Cross-correlation of one channel, given: (H, W), (h, w) -> (H-h+1, W-w+1)."""
    return F.conv2d(X[None, None], K[None, None])[0, 0]


def learn_kernel(
    X: Tensor, Y: Tensor, kernel_size: tuple[int, int], num_steps: int = 50
) -> tuple[Tensor, list[float]]:
    """Learn, by gradient descent, a kernel K for which corr2d(X, K) comes close to Y.

    X: input, shape (H, W). Y: what an unknown kernel made of it, shape (H - h + 1, W - w + 1).
    kernel_size: (h, w). Start from the kernel of zeros and take `num_steps` steps down the
    gradient of the mean squared error

        loss(K) = mean over all places of (corr2d(X, K) - Y) ** 2

    The learning rate is yours to choose; pixels lie between about -3 and 3.

    Returns K, shape (h, w), and a list of num_steps Python floats: the loss before each step.

        X = torch.zeros(6, 8)
        X[:, 2:6] = 1.0                                # a white bar on black ground
        Y = corr2d(X, torch.tensor([[1.0, -1.0]]))     # -1 and 1 at its two edges
        K, losses = learn_kernel(X, Y, (1, 2))         # K is nearly [[1., -1.]]
    """
    raise NotImplementedError
