"""A table of what is learnt."""

from torch import nn


def param_table(net: nn.Module) -> list[tuple[str, tuple[int, ...], bool]]:
    """(name, shape, trainable) of each parameter, in the order of registration."""
    # named_parameters walks the tree, and names a shared tensor once
    return [(name, tuple(p.shape), p.requires_grad) for name, p in net.named_parameters()]
