"""Two convolutions, one after the other, are one."""

from torch import Tensor


def compose(K1: Tensor, K2: Tensor) -> Tensor:
    """The kernel that does in one step what K1 and then K2 do in two.

    K1: shape (h1, w1). K2: shape (h2, w2). Write corr(X, K) for the cross-correlation of an image
    with a kernel, one channel, stride 1, no padding. Returns K, of K1's dtype and on its device,
    with

        corr(X, K) = corr(corr(X, K1), K2)        for every image X

    K is no larger than needed. Gradients flow to K1 and K2.

        compose(torch.tensor([[1., 2.]]), torch.tensor([[3., -1.]]))      # [[3., 5., -2.]]
    """
    raise NotImplementedError


def not_a_composition() -> Tensor:
    """A kernel of shape (3, 3) that no two (real) kernels of shape (2, 2) compose to."""
    raise NotImplementedError
