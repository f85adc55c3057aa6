"""How much noise dropout adds."""

from torch import Tensor


def variance_after(h: Tensor, p: float) -> Tensor:
    """The variance of each activation after dropout."""
    # Var[h'] = E[h'^2] - E[h']^2 = (1 - p) (h / (1 - p))^2 - h^2 = h^2 p / (1 - p)
    return h**2 * p / (1 - p)
