"""Classes that nobody can be."""

from collections.abc import Iterable

import torch
from torch import Tensor, nn


@torch.no_grad()
def dead_classes(net: nn.Module, batches: Iterable[tuple[Tensor, Tensor]]) -> list[int]:
    """The classes whose score is 0 for every single image."""
    was_training = net.training
    net.eval()
    alive = None  # (q,): whether any image so far gave the class a score
    for X, _ in batches:
        seen = (net(X) > 0).any(dim=0)
        alive = seen if alive is None else alive | seen
    net.train(was_training)
    return [] if alive is None else (~alive).nonzero().flatten().tolist()
