"""Softmax over two classes is the sigmoid of one number."""

from torch import Tensor


def two_class(o: Tensor) -> Tensor:
    """The probability of class 1.

    o: scores of n examples for class 0 and class 1, shape (n, 2), float32 or float64.
    Returns p, shape (n,), of o's dtype and on its device:

        p[i] = exp(o[i, 1]) / (exp(o[i, 0]) + exp(o[i, 1]))

    for scores of any size, 800 or -800 too; gradients flow back to o and are finite. o stays as it
    is. PyTorch's softmax is closed; its sigmoid is open.

        two_class(torch.tensor([[0.0, 0.0], [800.0, 801.0]]))     # [0.5, 0.7311]
    """
    raise NotImplementedError


def one_output(W: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
    """Turn softmax regression with two outputs into logistic regression with one.

    W: weights, shape (d, 2). b: biases, shape (2,).
    Returns w, shape (d, 1), and c, shape (1,), such that for every x, shape (d,),

        sigmoid(x @ w + c) = probability of class 1 by softmax(x @ W + b)

    W and b stay as they are.
    """
    raise NotImplementedError
