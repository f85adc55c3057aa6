"""Move a whole batch to another device, whatever it is made of."""

from typing import Any

import torch


def to_device(obj: Any, device: torch.device | str) -> Any:
    """A copy of obj in which every tensor is on `device`.

    obj: a tensor, or a list, tuple, named tuple or dict of such things, nested to any depth; beside
    the tensors it may hold texts, numbers, None and other things, which stay as they are.

    Containers keep their type, the order of their items and the keys. Nothing is done to obj: its
    own containers still hold the tensors where they were. Only the device of a tensor changes, not
    its dtype; a tensor that needs a gradient still hangs on the one it came from.

        to_device({"x": [torch.ones(2)], "name": "cat"}, "meta")
        # {"x": [a tensor of shape (2,) on meta], "name": "cat"}

    The cases move from wherever they run to the device `meta`, which every machine has. So they ask
    the same with and without a GPU.
    """
    raise NotImplementedError
