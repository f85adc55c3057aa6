"""A layer without parameters: the leading half of the spectrum."""

from torch import Tensor, nn


class HalfFourier(nn.Module):
    """The discrete Fourier transform of the last axis, of which the first half is kept.

    For each row x of n real numbers, and for k = 0, 1, ..., n // 2,

        y_k = sum over t of x_t exp(-2 pi i k t / n)

    A real row has y_{n-k} = conj(y_k): the other half says nothing new. All other axes are examples
    or channels, which are none of each other's business. `torch.fft` is yours to use.

        HalfFourier()(torch.randn(5, 8)).shape   # (5, 5), complex64

    The layer has no parameters and no buffers.
    """

    def forward(self, X: Tensor) -> Tensor:
        """X: real, shape (..., n). Returns complex numbers, shape (..., n // 2 + 1)."""
        raise NotImplementedError

    def inverse(self, Y: Tensor, n: int) -> Tensor:
        """The rows that have the half spectra Y, shape (..., n // 2 + 1). Returns shape (..., n).

        n is needed: rows of 6 and of 7 numbers both have 4 terms.
        """
        raise NotImplementedError
