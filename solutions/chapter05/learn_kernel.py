"""Find the kernel that made one image out of another."""

import torch
import torch.nn.functional as F
from torch import Tensor


def corr2d(X: Tensor, K: Tensor) -> Tensor:
    """Cross-correlation of one channel, given: (H, W), (h, w) -> (H-h+1, W-w+1)."""
    return F.conv2d(X[None, None], K[None, None])[0, 0]


def learn_kernel(
    X: Tensor, Y: Tensor, kernel_size: tuple[int, int], num_steps: int = 50
) -> tuple[Tensor, list[float]]:
    """Gradient descent on the mean squared error, from zeros; returns K and the losses."""
    K = X.new_zeros(kernel_size).requires_grad_()  # convex and no hidden units: zeros are fine
    losses = []
    for _ in range(num_steps):
        loss = (corr2d(X, K) - Y).square().mean()
        losses.append(loss.item())  # a number: a tensor would keep this step's whole graph alive
        loss.backward()
        with torch.no_grad():  # the step itself is not part of what is differentiated
            K -= 0.4 * K.grad
        K.grad = None  # backward adds to what stands there
    return K.detach(), losses
