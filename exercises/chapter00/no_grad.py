"""torch.no_grad, built by hand: a block in which no graph is recorded."""

from collections.abc import Callable
from typing import Any

import torch  # noqa: F401 - for you to use


class no_grad:
    """Inside the block PyTorch records nothing; after it, recording is as it was *before* it.

        with no_grad():
            y = 2 * w              # y.requires_grad is False, although w wants a gradient

        @no_grad()
        def predict(X): ...        # the same for the whole of each call of predict

    torch.is_grad_enabled() says whether PyTorch records at this moment, and
    torch.set_grad_enabled(mode) switches it on (True) or off (False). Making an object switches
    nothing yet; one object may be used for several blocks, one after the other.
    """

    def __enter__(self) -> None:
        """Python calls this where the block begins."""
        raise NotImplementedError

    def __exit__(self, kind: Any, error: Any, traceback: Any) -> None:
        """Python calls this where the block ends, also by an error (without one, all are None).

        An error goes on to whoever called; returning something true would swallow it.
        """
        raise NotImplementedError

    def __call__(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function that does what `function` does, inside such a block."""
        raise NotImplementedError
