"""nn.Module in miniature: it finds its own parameters, and a call runs forward and the hooks."""

from collections.abc import Callable, Iterator
from typing import Any

from torch import Tensor
from torch.nn import Parameter


class Module:
    """The base of all layers and nets. Subclasses write `__init__` and `forward`:

        class Scale(Module):
            def __init__(self):
                super().__init__()
                self.factor = Parameter(torch.ones(3))

            def forward(self, X):
                return self.factor * X

        net = Scale()
        list(net.parameters())  # [net.factor]: nobody had to list it
        net(X)                  # net.forward(X), and then the hooks
    """

    def __init__(self) -> None:
        """Prepare what an object needs of its own: parameters and modules by name, and hooks."""
        raise NotImplementedError

    def __setattr__(self, name: str, value: Any) -> None:
        """Python calls this for each `self.name = value`.

        A Parameter or a Module is noted under its name, in place of what was noted there before.
        Everything, noted or not, is then stored as usual: super().__setattr__(name, value).
        Noting a Parameter before Module.__init__ has run is an AttributeError.
        """
        raise NotImplementedError

    def parameters(self) -> Iterator[Parameter]:
        """Its own parameters as they were assigned, then those of its modules; each one once."""
        raise NotImplementedError

    def register_forward_hook(self, hook: Callable[[Any, tuple, Any], None]) -> None:
        """From now on, hook(module, args, output) is called after each forward."""
        raise NotImplementedError

    def forward(self, *args: Any, **kwargs: Any) -> Any:
        """What the module computes; subclasses write it."""
        raise TypeError(f"{type(self).__name__} has no forward")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Python calls this for `module(...)`: forward first, then each hook once, in order."""
        raise NotImplementedError


class Chain(Module):
    """Modules one after the other: Chain(a, b)(X) is b(a(X)). It finds their parameters, too."""

    def __init__(self, *modules: Module) -> None:
        raise NotImplementedError

    def forward(self, X: Tensor) -> Tensor:
        raise NotImplementedError
