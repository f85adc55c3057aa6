"""torch.no_grad, built by hand: a block in which no graph is recorded."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import torch


class no_grad:
    """Inside the block PyTorch records nothing; after it, recording is as it was before it."""

    def __enter__(self) -> None:
        self.before = torch.is_grad_enabled()  # here, not in __init__: what counts is now
        torch.set_grad_enabled(False)

    def __exit__(self, kind: Any, error: Any, traceback: Any) -> None:
        """Runs after an error too, and returns None, so that the error goes on."""
        torch.set_grad_enabled(self.before)

    def __call__(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function that does what `function` does, inside such a block."""

        @wraps(function)  # name and docstring stay those of the function
        def inside(*args: Any, **kwargs: Any) -> Any:
            with no_grad():  # one of its own for each call
                return function(*args, **kwargs)

        return inside
