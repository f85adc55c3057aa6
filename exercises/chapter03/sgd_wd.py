"""A step of gradient descent that also lets the weights decay."""

from collections.abc import Iterable

from torch import Tensor


def sgd_wd_(params: Iterable[Tensor], lr: float, wd: float) -> None:
    """Take one step of gradient descent with weight decay, in the parameters' own memory.

    params: leaf tensors that require gradients, of any shapes. The `.grad` of each is the gradient
    of the loss without a penalty. lr: learning rate. wd: the factor of the penalty
    wd/2 * (sum of the squares of all weights), which is to be descended together with the loss:

        weights, tensors with two axes or more:    p <- p - lr * (p.grad + wd * p)
        biases and the like, with one axis or none: p <- p - lr * p.grad

    On the right-hand side stands p as it was before the step. A parameter whose `.grad` is None
    took no part in the loss and stays as it is. The gradients are left as they are: clearing them
    is up to the training loop, as with the optimisers of `torch.optim`.
    """
    raise NotImplementedError
