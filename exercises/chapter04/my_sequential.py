"""A chain of modules, built from nn.Module alone."""

from collections.abc import Iterator

from torch import Tensor, nn


class MySequential(nn.Module):
    """What nn.Sequential does: each module's output is the next one's input.

    The modules are registered as children named "0", "1", "2", ..., so that parameters(),
    state_dict(), to() and train() reach them; the names in state_dict() are those that
    nn.Sequential has. (nn.Sequential, nn.ModuleList and nn.ModuleDict are what you build here.)

        net = MySequential(nn.Linear(4, 3), nn.ReLU())
        net(X)              # ReLU of the linear layer's output
        len(net)            # 2
        net[0], net[-1]     # the linear layer, the ReLU; an IndexError beyond the ends
        [m for m in net]    # both, in order
        list(net.state_dict())   # ["0.weight", "0.bias"]
    """

    def __init__(self, *modules: nn.Module) -> None:
        raise NotImplementedError

    def forward(self, X: Tensor) -> Tensor:
        """X through all modules, one after the other. Without any module: X itself."""
        raise NotImplementedError

    def __len__(self) -> int:
        """The number of modules."""
        raise NotImplementedError

    def __getitem__(self, i: int) -> nn.Module:
        """Module number i; i may be negative, as in a list."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[nn.Module]:
        """The modules, in order."""
        raise NotImplementedError
