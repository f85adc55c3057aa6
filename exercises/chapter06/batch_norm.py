"""Normalise each channel over the batch."""

from torch import Tensor


def batch_norm(
    X: Tensor,
    gamma: Tensor,
    beta: Tensor,
    run_mean: Tensor,
    run_var: Tensor,
    momentum: float,
    eps: float,
    training: bool,
) -> Tensor:
    """Batch normalisation of features or of maps, in training and in evaluation.

    X: features of shape (n, c), or maps of shape (n, c, h, w). gamma, beta, run_mean, run_var:
    shape (c,), one number a channel. For each channel, over all its N numbers (N = n for features,
    N = n h w for maps):

        Y = gamma * (X - mean) / sqrt(var + eps) + beta

    training: mean and var are those of this batch, var with the divisor N. Gradients flow through
    both. And the running values take a step, in place and outside the graph:

        run_mean <- (1 - momentum) * run_mean + momentum * mean
        run_var  <- (1 - momentum) * run_var  + momentum * (var with the divisor N - 1)

    not training: mean and var are run_mean and run_var, and nothing is changed.

    Returns Y, of X's shape and dtype. The batches of this exercise have N > 1.
    """
    raise NotImplementedError
