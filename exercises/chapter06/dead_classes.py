"""Classes that nobody can be."""

from collections.abc import Iterable

from torch import Tensor, nn


def dead_classes(net: nn.Module, batches: Iterable[tuple[Tensor, Tensor]]) -> list[int]:
    """The classes whose score is 0 for every single image.

    net: gives scores of shape (n, q), none of which is negative, since the net ends in a ReLU and
    a mean. batches: images and labels, which can be gone through once; each batch may have another
    size. The net is measured in evaluation mode, without a graph, and has its own mode afterwards.

    Returns the numbers of the dead classes, ascending: a list of int, [] if all are alive.
    """
    raise NotImplementedError
