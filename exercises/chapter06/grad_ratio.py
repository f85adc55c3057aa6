"""What is left of a gradient behind fifty layers."""

from torch import Tensor


def grad_ratio(depth: int, skip: bool, X: Tensor, seed: int) -> float:
    """Size of the first layer's gradient, in units of the last layer's, before any training.

    The stack: `depth` dense layers of d units, d the number of columns of X, each of them

        H <- relu(layer(H))          plain, skip False
        H <- H + relu(layer(H))      residual, skip True

    beginning with H = X, of shape (n, d), float64. The loss is the mean of the squares of all
    numbers of the last H. Measured are the gradients of the loss with respect to the layers'
    *weights* (without biases): the norm (root of the sum of the squares of all numbers) of that of
    the first layer, divided by the norm of that of the last.

    So that two runs agree: call torch.manual_seed(seed), then make the layers in order, each as
    nn.Linear(d, d, dtype=torch.float64, device=X.device) with the initialisation it comes with.

    Returns a Python float: about 1 where the gradient arrives undiminished, about 0 where it
    vanishes.
    """
    raise NotImplementedError
