"""Take some layers over from another net, and say what did not fit."""

import torch
from torch import Tensor, nn


def transfer(
    src: dict[str, Tensor], net: nn.Module, layers: list[str], prefix: str = ""
) -> tuple[list[str], list[str]]:
    """Copy the named layers' entries of a state dict into net; returns (missing, unexpected)."""

    def wanted(name: str) -> bool:
        return any(name.startswith(layer + ".") for layer in layers)  # the dot keeps 1 from 10

    theirs = {
        name.removeprefix(prefix): tensor
        for name, tensor in src.items()
        if name.startswith(prefix) and wanted(name.removeprefix(prefix))
    }
    # a state dict shares memory with its net: to write into it is to write into the net
    ours = {name: tensor for name, tensor in net.state_dict().items() if wanted(name)}
    both = ours.keys() & theirs.keys()
    for name in both:  # first all the checks, then all the copies
        if ours[name].shape != theirs[name].shape:
            raise ValueError(f"{name}: {tuple(theirs[name].shape)} for {tuple(ours[name].shape)}")
    with torch.no_grad():
        for name in both:
            ours[name].copy_(theirs[name])
    return sorted(ours.keys() - both), sorted(theirs.keys() - both)
