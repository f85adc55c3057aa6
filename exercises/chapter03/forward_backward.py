"""Forward and backward through a network with one hidden layer, without autograd."""

from torch import Tensor


def forward_backward(
    x: Tensor, y: Tensor, W1: Tensor, b1: Tensor, W2: Tensor, b2: Tensor, lam: float
) -> tuple[Tensor, dict[str, Tensor]]:
    """The objective of an MLP on a batch, and its gradient with respect to each parameter.

    x: inputs, (n, d). y: the right classes, int64, (n,).
    W1: (h, d), b1: (h,), W2: (q, h), b2: (q,), weights as (out, in), as in `nn.Linear`.

        z = x W1^T + b1      (n, h)      the pre-activation
        a = tanh(z)          (n, h)      the hidden layer
        o = a W2^T + b2      (n, q)      the scores
        L = mean over the n examples of -log softmax(o[i])[y[i]]
        J = L + lam / 2 * (sum of all W1 ** 2 + sum of all W2 ** 2)       no bias in here

    Returns (J, grads): J of shape (), and grads = {"W1": ..., "b1": ..., "W2": ..., "b2": ...},
    each the gradient of J, in the shape of its parameter. Scores may be in the thousands. The
    tensors that come in stay as they are. `torch.log_softmax` may be used, autograd may not.

        J, grads = forward_backward(x, y, W1, b1, W2, b2, lam=0.01)
        W1 -= 0.1 * grads["W1"]           # what an optimiser would do with it
    """
    raise NotImplementedError
