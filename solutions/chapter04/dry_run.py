"""Learn every layer's output shape without computing a single number."""

import torch
from torch import Tensor, nn
from torch.func import functional_call


def dry_run(net: nn.Module, shape: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The output shape of every layer of net, in the order in which the layers are called."""
    shapes = []

    def note(layer: nn.Module, inputs: tuple[Tensor, ...], output: Tensor) -> None:
        shapes.append(tuple(output.shape))

    layers = [module for module in net.modules() if not list(module.children())]
    hooks = [layer.register_forward_hook(note) for layer in layers]
    modes = {module: module.training for module in net.modules()}
    # stand-ins of the same shapes without memory; the net keeps its own
    state = {**dict(net.named_parameters()), **dict(net.named_buffers())}
    stand_ins = {name: tensor.detach().to("meta") for name, tensor in state.items()}
    try:
        functional_call(net.eval(), stand_ins, torch.empty(shape, device="meta"))
    finally:  # also if the shape does not fit the net
        for hook in hooks:
            hook.remove()
        for module, training in modes.items():
            module.training = training
    return shapes
