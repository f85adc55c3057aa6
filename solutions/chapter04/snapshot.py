"""Keep the best weights while training goes on."""

from torch import Tensor, nn


def snapshot(net: nn.Module) -> dict[str, Tensor]:
    """A copy of all that net.state_dict() holds, under the same names."""
    # state_dict() hands out the net's own memory: clone each tensor, not the dictionary
    return {name: tensor.detach().clone() for name, tensor in net.state_dict().items()}


def restore(net: nn.Module, saved: dict[str, Tensor]) -> None:
    """Put the values of a snapshot back into net, parameters and buffers."""
    net.load_state_dict(saved)  # copies values into the tensors that are there
