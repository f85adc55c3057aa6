"""One memory or two? Each line is tried out: write into y, and look at x."""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor


def changes(make: Callable[[Tensor], Any]) -> bool:
    """Whether x changes when 100 is written into y = make(x)."""
    x = torch.arange(6.0).reshape(2, 3)
    y = make(x)
    y[...] = 100
    return bool((x == 100).any())


view = changes(lambda x: x.view(3, 2))  # a view by its name
reshape = changes(lambda x: x.reshape(6))  # the numbers lie in this order already
transposed = changes(lambda x: x.t())  # the same memory, read in other steps
# 0, 3, 1, 4, 2, 5: no single step leads from each number to the next, so this has to be a copy
transposed_and_reshaped = changes(lambda x: x.t().reshape(6))
column = changes(lambda x: x[:, 1])  # slices are windows
mask = changes(lambda x: x[x > 2])  # picked from here and there: a copy
numpy_array = changes(lambda x: x.numpy())  # shared, on the CPU
tensor_of_array = changes(lambda x: torch.tensor(x.numpy()))  # torch.tensor always copies
to_where_it_is = changes(lambda x: x.to("cpu"))  # nothing to do: it is x itself
to_another_type = changes(lambda x: x.to(torch.float64))  # other bytes need other memory
