"""Which layers hold the parameters of a net, and which ones do its work."""

import torch
from torch import Size, Tensor, nn

Use = tuple[nn.Module, Size, Size]


def uses(net: nn.Module, shape: tuple[int, ...]) -> list[Use]:
    """Each use of a layer in a forward pass: (layer, input shape, output shape)."""
    found: list[Use] = []

    def note(layer: nn.Module, inputs: tuple[Tensor], Y: Tensor) -> None:
        found.append((layer, inputs[0].shape, Y.shape))

    layers = [m for m in net.modules() if isinstance(m, (nn.Conv2d, nn.Linear))]
    hooks = [layer.register_forward_hook(note) for layer in layers]
    modes = {module: module.training for module in net.modules()}
    some = next(net.parameters())
    with torch.no_grad():
        net.eval()(torch.zeros(1, *shape, dtype=some.dtype, device=some.device))
    for module, training in modes.items():
        module.training = training
    for hook in hooks:
        hook.remove()
    return found


def where_is_the_cost(net: nn.Module, shape: tuple[int, ...]) -> dict[str, tuple[float, float]]:
    """The shares of the convolutions and of the dense layers, by parameters and by work."""
    parameters, macs = {"conv": 0, "dense": 0}, {"conv": 0, "dense": 0}
    counted = set()
    for layer, _, Y in uses(net, shape):
        kind = "conv" if isinstance(layer, nn.Conv2d) else "dense"
        macs[kind] += Y.numel() * layer.weight[0].numel()  # a sum of so many products each
        if layer not in counted:  # it works in every use, and is stored once
            counted.add(layer)
            parameters[kind] += sum(p.numel() for p in layer.parameters())
    stored, work = sum(p.numel() for p in net.parameters()), sum(macs.values())
    return {kind: (parameters[kind] / stored, macs[kind] / work) for kind in macs}
