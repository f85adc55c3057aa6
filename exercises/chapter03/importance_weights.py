"""Training data from one distribution, use on another: weight what the target looks like."""

from torch import Tensor


def importance_weights(h: Tensor, n_src: int, n_tgt: int, clip: float) -> Tensor:
    """How much each source point counts, so that the source stands in for the target.

    A domain classifier was trained on n_src source points (label 0) and n_tgt target points
    (label 1). h: its logits on the source points, (n,): exp(h) are the odds of “target” against
    “source” at that point, p(target | x) / p(source | x).

        beta = exp(h) * n_src / n_tgt      an estimate of the density ratio  q(x) / p(x)
        beta = min(beta, clip)             a few giants must not decide everything
        beta divided by its mean           so that the learning rate keeps its meaning

    in this order. Returns (n,), finite also where exp(h) is not.

        importance_weights(torch.tensor([0.0, 5.0]), 100, 100, clip=3.0)     # [0.5, 1.5]
    """
    raise NotImplementedError


def weighted_fit(X: Tensor, y: Tensor, beta: Tensor) -> tuple[Tensor, Tensor]:
    """The linear model with the smallest weighted squared loss.

    X: (n, d). y: (n,). beta: weights, none below 0, (n,).
    Returns w, (d,), and b, (), that minimise

        sum over i of  beta[i] * (w . X[i] + b - y[i]) ** 2

    In closed form: `torch.linalg.lstsq(A, c)` minimises the plain sum of (A v - c) ** 2 for A of
    shape (n, k) and c of shape (n, 1).
    """
    raise NotImplementedError
