"""Training data from one distribution, use on another: weight what the target looks like."""

import torch
from torch import Tensor


def importance_weights(h: Tensor, n_src: int, n_tgt: int, clip: float) -> Tensor:
    """How much each source point counts, so that the source stands in for the target."""
    # the classifier saw n_tgt / n_src as many target points: take that out of its odds
    ratio = h.exp() * n_src / n_tgt
    beta = ratio.clamp(max=clip)  # an infinite ratio becomes `clip` as well
    return beta / beta.mean()


def weighted_fit(X: Tensor, y: Tensor, beta: Tensor) -> tuple[Tensor, Tensor]:
    """The linear model with the smallest weighted squared loss."""
    root = beta.sqrt()[:, None]  # beta * e^2 = (sqrt(beta) * e)^2
    A = torch.cat((X, torch.ones_like(X[:, :1])), dim=1)  # (n, d + 1): the bias is a weight of 1
    v = torch.linalg.lstsq(root * A, root * y[:, None]).solution[:, 0]
    return v[:-1], v[-1]
