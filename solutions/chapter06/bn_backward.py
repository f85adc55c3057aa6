"""The backward pass of batch normalisation."""

from torch import Tensor


def bn_backward(
    dY: Tensor, cache: tuple[Tensor, Tensor, Tensor, float]
) -> tuple[Tensor, Tensor, Tensor]:
    """Gradients with respect to the input, gamma and beta, in training."""
    X_hat, gamma, var, eps = cache
    axes = [0, *range(2, dY.dim())]  # all but the channels
    shape = [1, -1] + [1] * (dY.dim() - 2)
    dbeta = dY.sum(axes)  # (c,): beta met every number of its channel
    dgamma = (dY * X_hat).sum(axes)
    g = dY * gamma.view(shape)  # what arrives at X_hat
    through_mean = g.mean(axes, keepdim=True)
    through_var = X_hat * (g * X_hat).mean(axes, keepdim=True)
    dX = (g - through_mean - through_var) / (var.view(shape) + eps).sqrt()
    return dX, dgamma, dbeta
