"""A table of what is learnt."""

from torch import nn


def param_table(net: nn.Module) -> list[tuple[str, tuple[int, ...], bool]]:
    """(name, shape, trainable) of each parameter of `net`, in the order of registration.

    name: the path to it, as in `net.named_parameters()`, "0.weight". shape: a tuple of ints.
    trainable: whether an optimiser may change it (requires_grad). A parameter that stands in
    several places is listed once, under its first name. Buffers are not parameters.

        param_table(nn.Sequential(nn.Linear(4, 3), nn.ReLU()))
        # [("0.weight", (3, 4), True), ("0.bias", (3,), True)]
    """
    raise NotImplementedError
