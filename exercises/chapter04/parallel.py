"""Two nets side by side, their outputs joined."""

from torch import Tensor, nn


class Parallel(nn.Module):
    """Both nets see the same X; their outputs are joined along `dim`, net1's first.

    net1 and net2 are registered under these names, so that parameters(), state_dict() and to()
    reach them ("net1.…" and "net2.…" in state_dict()).

        both = Parallel(nn.Linear(4, 3), nn.Linear(4, 5))
        both(torch.ones(2, 4)).shape   # (2, 8)
    """

    def __init__(self, net1: nn.Module, net2: nn.Module, dim: int = 1) -> None:
        raise NotImplementedError

    def forward(self, X: Tensor) -> Tensor:
        """X for both nets; their outputs agree in all sizes but that of `dim`."""
        raise NotImplementedError
