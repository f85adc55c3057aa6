"""A layer without parameters: the leading half of the spectrum."""

import torch
from torch import Tensor, nn


class HalfFourier(nn.Module):
    """The discrete Fourier transform of the last axis, of which the first half is kept."""

    def forward(self, X: Tensor) -> Tensor:
        """X: real, shape (..., n). Returns complex numbers, shape (..., n // 2 + 1)."""
        return torch.fft.rfft(X, dim=-1)  # one axis: fftn would mix the examples

    def inverse(self, Y: Tensor, n: int) -> Tensor:
        """The rows that have the half spectra Y. Returns shape (..., n)."""
        return torch.fft.irfft(Y, n=n, dim=-1)  # without n it would take the next even number
