"""What the errors of a fit cost, if the noise is Gaussian, and if it is Laplacian."""

from torch import Tensor


def gauss_nll(y_hat: Tensor, y: Tensor, sigma: float) -> Tensor:
    """Negative log-likelihood of targets y = y_hat + noise, with Gaussian noise.

    y_hat, y: predictions and targets, of equal shape, with any number of axes. sigma: the noise's
    standard deviation, a plain number > 0. The noise has the density

        p(e) = exp(-e**2 / (2 * sigma**2)) / sqrt(2 * pi * sigma**2)

    Returns -log of the product of the densities of all errors, that is, the sum of -log p(e), a
    tensor of shape () and of y_hat's dtype, through which gradients flow to y_hat.

        gauss_nll(torch.tensor([1., 3.]), torch.tensor([1., 1.]), 1.)      # 3.8379
    """
    raise NotImplementedError


def laplace_nll(y_hat: Tensor, y: Tensor, b: float) -> Tensor:
    """Negative log-likelihood of targets y = y_hat + noise, with Laplacian noise of scale b > 0.

    As `gauss_nll`, with the density

        p(e) = exp(-abs(e) / b) / (2 * b)

        laplace_nll(torch.tensor([1., 3.]), torch.tensor([1., 1.]), 1.)    # 3.3863
    """
    raise NotImplementedError
