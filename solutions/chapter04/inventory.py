"""Count what a net consists of."""

from torch import nn


def inventory(net: nn.Module) -> dict[str, int]:
    """Leaf modules, and numbers in parameters, trainable parameters and buffers."""
    # modules(), parameters() and buffers() walk the whole tree and name each object once
    parameters = list(net.parameters())
    return {
        "leaves": sum(not list(module.children()) for module in net.modules()),
        "parameters": sum(p.numel() for p in parameters),
        "trainable": sum(p.numel() for p in parameters if p.requires_grad),
        "buffers": sum(b.numel() for b in net.buffers()),
    }
