"""Which layers hold the parameters of a net, and which ones do its work."""

import torch
from torch import Size, Tensor, nn

Use = tuple[nn.Module, Size, Size]


def uses(net: nn.Module, shape: tuple[int, ...]) -> list[Use]:
    """Given: each use of an nn.Conv2d or nn.Linear in a forward pass of one example, in order.

    Each is (layer, shape of its input, shape of its output); the batch axis, of size 1, comes
    first in both. A layer used twice comes twice.
    """
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
    """The shares of the convolutions and of the dense layers, in parameters and in multiply-adds.

    Returns {"conv": (parameters, macs), "dense": (parameters, macs)}, four floats in [0, 1].

        parameters   of these layers, biases included, each layer once, divided by all parameters
                     of net; what other layers hold (normalisation, say) belongs to neither
        macs         multiplications of weights with inputs, in all uses of these layers, divided
                     by those of both kinds together

        net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.Flatten(), nn.Linear(8, 5))
        where_is_the_cost(net, (1, 4, 4))      # {"conv": (20/65, 72/112), "dense": (45/65, 40/112)}
    """
    raise NotImplementedError
