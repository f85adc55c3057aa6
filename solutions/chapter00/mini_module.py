"""nn.Module in miniature: it finds its own parameters, and a call runs forward and the hooks."""

from collections.abc import Callable, Iterator
from typing import Any

from torch import Tensor
from torch.nn import Parameter


class Module:
    """The base of all layers and nets."""

    def __init__(self) -> None:
        self._parameters: dict[str, Parameter] = {}  # in the object: each net has its own
        self._modules: dict[str, Module] = {}
        self._hooks: list[Callable[[Any, tuple, Any], None]] = []

    def __setattr__(self, name: str, value: Any) -> None:
        """Note parameters and modules by name; store everything."""
        if isinstance(value, Parameter):
            self._parameters[name] = value  # an AttributeError if __init__ has not run
        elif isinstance(value, Module):
            self._modules[name] = value
        super().__setattr__(name, value)

    def parameters(self) -> Iterator[Parameter]:
        """Its own parameters as they were assigned, then those of its modules; each one once."""
        seen = set()  # by identity: == on tensors compares numbers
        yours = (p for module in self._modules.values() for p in module.parameters())
        for parameter in (*self._parameters.values(), *yours):
            if id(parameter) not in seen:
                seen.add(id(parameter))
                yield parameter

    def register_forward_hook(self, hook: Callable[[Any, tuple, Any], None]) -> None:
        """From now on, hook(module, args, output) is called after each forward."""
        self._hooks.append(hook)

    def forward(self, *args: Any, **kwargs: Any) -> Any:
        """What the module computes; subclasses write it."""
        raise TypeError(f"{type(self).__name__} has no forward")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Forward first, then each hook once, in order."""
        output = self.forward(*args, **kwargs)
        for hook in self._hooks:
            hook(self, args, output)
        return output


class Chain(Module):
    """Modules one after the other: Chain(a, b)(X) is b(a(X))."""

    def __init__(self, *modules: Module) -> None:
        super().__init__()
        for place, module in enumerate(modules):
            setattr(self, f"m{place}", module)  # assigned one by one, so that each is noted
        self.chain = modules

    def forward(self, X: Tensor) -> Tensor:
        for module in self.chain:
            X = module(X)  # called, not forward: the hooks belong to it
        return X
