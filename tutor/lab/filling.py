"""Setting a network's parameters from a seed, so that right implementations agree."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode
from torch.utils._pytree import tree_leaves


class _FirstUse(TorchFunctionMode):
    """Notes the order in which parameters are first used."""

    def __init__(self, parameters: Sequence[nn.Parameter]) -> None:
        super().__init__()
        self._waiting = {id(parameter): parameter for parameter in parameters}
        self.order: list[nn.Parameter] = []

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        for leaf in tree_leaves((args, kwargs or {})):
            if isinstance(leaf, Tensor) and id(leaf) in self._waiting:
                self.order.append(self._waiting.pop(id(leaf)))
        return func(*args, **(kwargs or {}))

    @property
    def unused(self) -> list[nn.Parameter]:
        return list(self._waiting.values())


def fill(net: nn.Module, example: tuple[Any, ...], seed: int, *, names: bool) -> nn.Module:
    """See `Lab.fill`. Leaves buffers, mode and the global generator as they were."""
    keys = {id(p): name for name, p in net.named_parameters()} if names else _ranks(net, example)
    with torch.no_grad():
        for parameter in net.parameters():
            text = f"{seed}|{tuple(parameter.shape)}|{keys[id(parameter)]}"
            draw = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 1
            generator = torch.Generator().manual_seed(draw)
            values = torch.rand(parameter.shape, generator=generator, dtype=torch.float64)
            if parameter.dim() > 1:  # weights: variance 1 / fan-in, so that depth stays tame
                fan_in = parameter[0].numel()
                values = (2 * values - 1) * math.sqrt(3 / max(fan_in, 1))
            else:  # biases and scales: positive, so that a scale never silences its channel
                values = 0.5 + 0.5 * values
            parameter.copy_(values)
    return net


def _ranks(net: nn.Module, example: tuple[Any, ...]) -> dict[int, str]:
    buffers = {name: buffer.clone() for name, buffer in net.named_buffers()}
    modes = {module: module.training for module in net.modules()}
    watch = _FirstUse(list(net.parameters()))
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        net.eval()
        with watch:
            net(*example)
    for module, training in modes.items():
        module.training = training
    with torch.no_grad():
        for name, buffer in net.named_buffers():
            buffer.copy_(buffers[name])
    seen: dict[tuple[int, ...], int] = {}
    ranks = {}
    for parameter in [*watch.order, *watch.unused]:
        shape = tuple(parameter.shape)
        seen[shape] = seen.get(shape, -1) + 1
        ranks[id(parameter)] = str(seen[shape])
    return ranks
