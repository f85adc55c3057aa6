"""Weights that keep the scale of signals and gradients: Xavier's and He's initialisation."""

from torch import Generator, Tensor


def fans(W: Tensor) -> tuple[int, int]:
    """(fan_in, fan_out) of a weight: how many numbers one output sums up, and how many sums one
    input goes into.

    W: of a linear layer, (out, in), or of a convolution, (out_channels, in_channels, kernel sizes
    ...) with any number of kernel sizes. Each output of a convolution sees every position of the
    kernel in every input channel; each input goes, at stride 1, to every position of the kernel
    in every output channel.

        fans(torch.empty(3, 5))          # (5, 3)
        fans(torch.empty(8, 2, 3, 3))    # (18, 72)
    """
    raise NotImplementedError


def xavier_uniform_(W: Tensor, gain: float, generator: Generator) -> Tensor:
    """Fill W in place, uniformly between -a and a, with a = gain * sqrt(6 / (fan_in + fan_out)).

    W may be a parameter (a leaf that requires a gradient); no graph is recorded. All random
    numbers come from `generator`. Returns W itself, the same object.
    """
    raise NotImplementedError


def kaiming_normal_(W: Tensor, generator: Generator) -> Tensor:
    """Fill W in place from the normal distribution with mean 0 and std sqrt(2 / fan_in).

    For layers behind which ReLU follows (He and others, 2015; Kaiming is his first name). All
    else as in `xavier_uniform_`.
    """
    raise NotImplementedError
