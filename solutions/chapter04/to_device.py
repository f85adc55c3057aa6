"""Move a whole batch to another device, whatever it is made of."""

from typing import Any

import torch
from torch import Tensor


def to_device(obj: Any, device: torch.device | str) -> Any:
    """A copy of obj in which every tensor is on `device`."""
    if isinstance(obj, Tensor):
        return obj.to(device)  # a new tensor; obj itself stays where it is
    if isinstance(obj, dict):
        return type(obj)((key, to_device(value, device)) for key, value in obj.items())
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):  # named: one argument for each field
        return type(obj)(*(to_device(item, device) for item in obj))
    if isinstance(obj, list | tuple):
        return type(obj)(to_device(item, device) for item in obj)
    return obj
