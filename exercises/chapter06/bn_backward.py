"""The backward pass of batch normalisation."""

from torch import Tensor


def bn_backward(
    dY: Tensor, cache: tuple[Tensor, Tensor, Tensor, float]
) -> tuple[Tensor, Tensor, Tensor]:
    """Gradients of a loss with respect to the input, gamma and beta, in training.

    Forward it was, for each channel and over all its N numbers,

        X_hat = (X - mean) / sqrt(var + eps)         var with the divisor N
        Y     = gamma * X_hat + beta

    dY: gradient of the loss with respect to Y, shape (n, c), or (n, c, h, w) for maps.
    cache: what the forward pass kept: X_hat, of dY's shape; gamma and var, of shape (c,); eps.
    Returns (dX, dgamma, dbeta), of shapes dY.shape, (c,) and (c,).

    Mean and variance depend on every number of the channel, and dX has to say so. For maps a
    channel's N numbers are those of all images and pixels, N = n h w.
    """
    raise NotImplementedError
