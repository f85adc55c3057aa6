"""How far predicted prices are from the paid ones, as the competition measures it."""

from torch import Tensor


def log_rmse(pred: Tensor, y: Tensor) -> float:
    """The root mean square of log(pred) - log(y); predictions below 1 count as 1."""
    # flat, both: (n, 1) - (n,) would be every prediction against every price
    error = pred.flatten().clamp(min=1).log() - y.flatten().log()  # (n,)
    return error.square().mean().sqrt().item()
