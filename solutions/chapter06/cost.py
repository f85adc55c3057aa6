"""What a network costs: numbers to store, multiplications to do."""

import torch
from torch import Tensor, nn


def cost(net: nn.Module, shape: tuple[int, ...]) -> tuple[int, int]:
    """The parameters of net, and the multiply-adds of one forward pass for one example."""
    macs = 0

    def count(layer: nn.Module, inputs: tuple[Tensor], Y: Tensor) -> None:
        nonlocal macs
        # every number of the output is one sum, over as many products as a unit has weights:
        # (in_channels / groups) * kh * kw of them, or in_features
        macs += Y.numel() * layer.weight[0].numel()

    layers = [m for m in net.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    hooks = [layer.register_forward_hook(count) for layer in layers]
    modes = {module: module.training for module in net.modules()}
    some = next(net.parameters())
    with torch.no_grad():
        net.eval()(torch.zeros(1, *shape, dtype=some.dtype, device=some.device))
    for module, training in modes.items():
        module.training = training
    for hook in hooks:
        hook.remove()
    return sum(p.numel() for p in net.parameters()), macs
