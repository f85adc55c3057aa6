"""The second derivatives of the cross-entropy, which are a covariance."""

from torch import Tensor


def softmax_hessian(o: Tensor) -> Tensor:
    """Hessian of the cross-entropy of one example with respect to its scores.

    o: the scores of one example for q classes, shape (q,), float32 or float64.
    Returns H, shape (q, q), of o's dtype and on its device, without gradient:

        H[i, j] = d2 loss / d o[i] d o[j],    loss = -log p[y],    p = softmax(o)

    There is no label among the arguments: the result is the same for each. o stays as it is.
    `torch.softmax` is yours to use; autograd is not.

        softmax_hessian(torch.tensor([0.0, 0.0]))       # [[0.25, -0.25], [-0.25, 0.25]]
    """
    raise NotImplementedError
