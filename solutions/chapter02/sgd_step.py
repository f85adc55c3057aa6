"""One step of stochastic gradient descent, in the parameters' own memory."""

import torch
from torch import Tensor


def sgd_(params: list[Tensor], lr: float, batch_size: int) -> None:
    """Move each parameter against its mean gradient, and clear the gradient."""
    with torch.no_grad():  # the step itself is nothing to differentiate
        for p in params:
            # `-=` writes into the tensor that the caller holds; `p = p - ...` would make another
            # one, give it the local name p, and let it go at the end of the round
            p -= lr * p.grad / batch_size
            p.grad = None  # backward adds to .grad, so it has to be cleared in between
