"""Take some layers over from another net, and say what did not fit."""

from torch import Tensor, nn


def transfer(
    src: dict[str, Tensor], net: nn.Module, layers: list[str], prefix: str = ""
) -> tuple[list[str], list[str]]:
    """Copy the named layers' entries of a state dict into net; returns (missing, unexpected).

    src: the state dict of another net. prefix: what stands before the names there; what is called
    "0.weight" in net is prefix + "0.weight" in src. Entries of src without the prefix are ignored.
    layers: names of modules in net, such as "0" or "body.norm". An entry belongs to a layer if it
    is a parameter or a buffer of that module or of a module inside it: "body.norm.weight" belongs
    to "body.norm" and to "body", and "10.weight" does not belong to "1".

    missing: names of net's entries that belong to the layers and are not in src.
    unexpected: names in src, without the prefix, that belong to the layers and are not in net.
    Both are sorted. What is there on both sides is copied, into the tensors that net has.

    A shape that differs raises ValueError, and then nothing has been copied. Everything else in
    net stays as it is; src is not changed, nor shared with net.
    """
    raise NotImplementedError
