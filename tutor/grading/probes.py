"""Answers that nobody worked for, and uses of forbidden operators, to try an exercise with."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from tutor.grading.observation import SeenTensor

PROBES: dict[str, str] = {
    "convolution": "torch.nn.functional.conv2d(torch.ones(1, 1, 2, 2), torch.ones(1, 1, 1, 1))",
    "unfold-copy": "torch.nn.functional.unfold(torch.ones(1, 1, 2, 2), 1)",
    "pooling": "torch.nn.functional.max_pool2d(torch.ones(1, 1, 2, 2), 2)",
    "softmax": "torch.ones(2, 2).softmax(1)",
    "logsumexp": "torch.ones(2, 2).logsumexp(1)",
    "cross-entropy": "torch.nn.functional.cross_entropy(torch.ones(1, 2), torch.tensor([0]))",
    "batch-norm": "torch.nn.BatchNorm1d(2)(torch.ones(2, 2))",
    "layer-norm": "torch.nn.functional.layer_norm(torch.ones(2, 2), (2,))",
    "attention": "torch.nn.functional.scaled_dot_product_attention(*[torch.ones(1, 2, 2)] * 3)",
    "recurrent": "torch.nn.GRU(2, 2)(torch.ones(1, 1, 2))",
    "dropout": "torch.dropout(torch.ones(2), 0.5, True)",
    "matmul": "torch.ones(2, 2) @ torch.ones(2, 2)",
    "cdist": "torch.cdist(torch.ones(2, 2), torch.ones(2, 2))",
    "norm": "torch.ones(2).norm()",
    "linalg-solve": "torch.linalg.solve(torch.eye(2), torch.ones(2))",
    "linalg-inverse": "torch.linalg.inv(torch.eye(2))",
    "pad": "torch.nn.functional.pad(torch.ones(2), (1, 1))",
    "interpolate": "torch.nn.functional.interpolate(torch.ones(1, 1, 2, 2), scale_factor=2.0)",
    "embedding": "torch.nn.functional.embedding(torch.tensor([0]), torch.ones(1, 2))",
    "one-hot": "torch.nn.functional.one_hot(torch.tensor([0, 1]))",
    "sort": "torch.ones(3).sort()",
    "cumsum": "torch.ones(3).cumsum(0)",
    "einsum": "torch.einsum('i->', torch.ones(2))",
}
"""One plain use of each forbidden group that has operators."""


def probing_overlay(names: list[str], probe: str) -> str:
    """Variants that use a forbidden operator, and then do what the reference does."""
    return _overlay(names, f"    import torch\n    {probe}\n")


def trivial_overlay(names: list[str]) -> str:
    """Variants that hand back their first argument."""
    parts = ["from tutor.lab import mistake\n"]
    for name in names:
        parts.append(
            f"\ndef _{name}(*args, **kwargs):\n"
            "    return args[0] if args else next(iter(kwargs.values()))\n"
            f"class _Bag_{name}:\n    pass\n"
            f"_Bag_{name}.__name__ = {name!r}\n"
            f"setattr(_Bag_{name}, {name!r}, staticmethod(_{name}))\n"
            f"mistake({name!r})(_Bag_{name})\n"
        )
    return "".join(parts)


def _overlay(names: list[str], body: str) -> str:
    parts = ["import inspect\nfrom tutor.lab import mistake\n"]
    for name in names:
        parts.append(
            f"\n_original_{name} = {name}\n"
            f"def _{name}(*args, **kwargs):\n{body}    return _original_{name}(*args, **kwargs)\n"
            f"class _Bag_{name}:\n    pass\n"
            f"_Bag_{name}.__name__ = {name!r}\n"
            f"setattr(_Bag_{name}, {name!r}, staticmethod(_{name}))\n"
            f"mistake({name!r})(_Bag_{name})\n"
        )
    return "".join(parts)


def fill_observation(value: Any, number: float) -> tuple[Any, bool]:
    """The observation with every tensor, array and float set to `number`, and whether any was."""
    if isinstance(value, SeenTensor):
        if value.tensor.is_meta or (number != number and not value.tensor.is_floating_point()):
            return value.tensor, False
        filled = torch.full_like(value.tensor, number)
        return filled.requires_grad_(value.requires_grad), value.tensor.numel() > 0
    if isinstance(value, np.ndarray) and value.dtype.kind in "iuf":
        if number != number and value.dtype.kind != "f":
            return value, False
        return np.full_like(value, number), value.size > 0
    if isinstance(value, float) or (type(value) is int and number == 0):
        return type(value)(number), True
    if type(value) in (list, tuple):
        parts = [fill_observation(item, number) for item in value]
        return type(value)(item for item, _ in parts), any(changed for _, changed in parts)
    if isinstance(value, dict):
        pairs = {key: fill_observation(item, number) for key, item in value.items()}
        changed = any(was_changed for _, was_changed in pairs.values())
        return {key: item for key, (item, _) in pairs.items()}, changed
    return value, False
