"""A multilayer perceptron and its gradients, by hand."""

from torch import Tensor


def mlp(X: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor) -> Tensor:
    """Scores relu(X W1 + b1) W2 + b2, shape (n, q).

    X (n, d). Weights are laid out inputs first: W1 (d, h), W2 (h, q). b1 (h,), b2 (q,).
    """
    raise NotImplementedError


def mlp_grads(
    X: Tensor, y: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The gradients (dW1, db1, dW2, db2) of the mean cross-entropy of softmax, without autograd.

    y: int64 (n,), the right classes. Each gradient has the shape of its parameter. With
    Z = X W1 + b1 (n, h), H = relu(Z), O = H W2 + b2 (n, q), P = softmax of O's rows and Y one-hot:

        dO  = (P - Y) / n               (n, q)
        dW2 = H^T dO,   db2 = sum of dO's rows
        dZ  = (dO W2^T) where Z > 0, and 0 elsewhere     (n, h)
        dW1 and db1 follow from dZ as dW2 and db2 do from dO

    torch.softmax may be used.
    """
    raise NotImplementedError
