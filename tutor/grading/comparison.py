"""Whether two observations agree, and if not, how a person would say so."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from tutor.grading.observation import SeenTensor

TOLERANCES: dict[torch.dtype, tuple[float, float]] = {
    torch.float64: (1e-6, 1e-8),
    torch.complex128: (1e-6, 1e-8),
    torch.float32: (1e-4, 1e-4),
    torch.complex64: (1e-4, 1e-4),
    torch.bfloat16: (2e-2, 2e-2),
    torch.float16: (2e-3, 2e-3),
}


@dataclass(frozen=True)
class Difference:
    """The first difference: a key of the messages, with its fields, and where it is."""

    key: str
    fields: dict[str, Any]
    where: str = ""


class Comparison:
    """Compares with the tolerances of a case; `rtol` and `atol` replace those of the dtype."""

    def __init__(self, rtol: float | None = None, atol: float | None = None) -> None:
        self._rtol, self._atol = rtol, atol

    def difference(self, seen: Any, expected: Any, where: str = "") -> Difference | None:
        """None where they agree. Tensors come as SeenTensor."""
        if isinstance(expected, SeenTensor):
            return self._tensors(seen, expected, where)
        if isinstance(seen, SeenTensor):
            fields = {"shape": tuple(seen.tensor.shape), "expected": describe(expected)}
            return Difference("tensor_for_other", fields, where)
        if isinstance(expected, np.ndarray):
            return self._arrays(seen, expected, where)
        if type(expected).__name__ in ("DataFrame", "Series"):
            return self._frames(seen, expected, where)
        if type(seen) is not type(expected):
            if _is_number(seen) and _is_number(expected) and self._close(seen, expected):
                fields = {"seen": type(seen).__name__, "expected": type(expected).__name__}
                return Difference("number_type", fields, where)
            fields = {"seen": describe(seen), "expected": describe(expected)}
            return Difference("type", fields, where)
        if isinstance(expected, (list, tuple)) and not isinstance(expected, torch.Size):
            return self._sequences(seen, expected, where)
        if isinstance(expected, dict):
            return self._dicts(seen, expected, where)
        if _is_number(expected):
            if not self._close(seen, expected):
                return Difference("value", _say_both(seen, expected), where)
            return None
        if seen != expected:
            fields = {"seen": describe(seen), "expected": describe(expected)}
            return Difference("other", fields, where)
        return None

    def _close(self, seen: Any, expected: Any) -> bool:
        if isinstance(expected, bool) or isinstance(seen, bool):
            return bool(seen == expected)
        if isinstance(expected, int) and isinstance(seen, int):
            return seen == expected
        rtol, atol = self._tolerance(torch.float64)
        return bool(
            torch.isclose(
                torch.tensor(complex(seen)), torch.tensor(complex(expected)),
                rtol=rtol, atol=atol, equal_nan=True,
            )
        )  # fmt: skip

    def _tolerance(self, dtype: torch.dtype) -> tuple[float, float]:
        rtol, atol = TOLERANCES.get(dtype, (0.0, 0.0))
        return (
            rtol if self._rtol is None else self._rtol,
            atol if self._atol is None else self._atol,
        )

    def _sequences(self, seen: Any, expected: Any, where: str) -> Difference | None:
        if len(seen) != len(expected):
            return Difference("length", {"seen": len(seen), "expected": len(expected)}, where)
        for place, (mine, reference) in enumerate(zip(seen, expected, strict=True)):
            found = self.difference(mine, reference, f"{where}[{place}]")
            if found:
                return found
        return None

    def _dicts(self, seen: Any, expected: Any, where: str) -> Difference | None:
        missing = [key for key in expected if key not in seen]
        extra = [key for key in seen if key not in expected]
        if missing or extra:
            fields = {"missing": _list(missing), "extra": _list(extra)}
            key = "keys_missing" if missing else "keys_extra"
            return Difference(key, fields, where)
        for key, reference in expected.items():
            found = self.difference(seen[key], reference, f"{where}[{key!r}]")
            if found:
                return found
        return None

    def _tensors(self, seen: Any, expected: SeenTensor, where: str) -> Difference | None:
        if not isinstance(seen, SeenTensor):
            fields = {"seen": describe(seen), "shape": tuple(expected.tensor.shape)}
            return Difference("no_tensor", fields, where)
        mine, reference = seen.tensor, expected.tensor
        if mine.shape != reference.shape:
            return _shape_difference(tuple(mine.shape), tuple(reference.shape), where)
        if mine.dtype != reference.dtype:
            fields = {"seen": _dtype(mine), "expected": _dtype(reference)}
            return Difference("dtype", fields, where)
        if seen.device != expected.device:
            fields = {"seen": seen.device, "expected": expected.device}
            return Difference("device", fields, where)
        if not mine.is_meta:
            found = self._values(mine, reference, where)
            if found:
                return found
        if seen.requires_grad != expected.requires_grad:
            key = "grad_cut" if expected.requires_grad else "grad_kept"
            return Difference(key, {}, where)
        return None

    def _values(self, mine: Tensor, reference: Tensor, where: str) -> Difference | None:
        rtol, atol = self._tolerance(reference.dtype)
        try:
            torch.testing.assert_close(mine, reference, rtol=rtol, atol=atol, equal_nan=True)
            return None
        except AssertionError:
            pass
        wrong = ~torch.isclose(mine, reference, rtol=rtol, atol=atol, equal_nan=True)
        place = [int(index) for index in wrong.nonzero()[0]]
        fields: dict[str, Any] = {
            "place": ", ".join(map(str, place)),
            **_say_both(mine[tuple(place)].item(), reference[tuple(place)].item()),
            "wrong": int(wrong.sum()),
            "of": reference.numel(),
        }
        if mine.is_floating_point() and mine.isnan().any() and not reference.isnan().any():
            fields["wrong"] = int(mine.isnan().sum())
            return Difference("nan", fields, where)
        return Difference(_relation(mine, reference, rtol, atol), fields, where)

    def _arrays(self, seen: Any, expected: Any, where: str) -> Difference | None:
        if not isinstance(seen, np.ndarray):
            fields = {"seen": describe(seen), "shape": expected.shape}
            return Difference("no_array", fields, where)
        if seen.shape != expected.shape:
            return _shape_difference(seen.shape, expected.shape, where)
        if seen.dtype != expected.dtype:
            fields = {"seen": str(seen.dtype), "expected": str(expected.dtype)}
            return Difference("dtype", fields, where)
        if expected.dtype == object:
            for place in np.ndindex(expected.shape):
                if seen[place] != expected[place]:
                    fields = {"seen": repr(seen[place]), "expected": repr(expected[place])}
                    return Difference("other", fields, where + str(list(place)))
            return None
        return self._values(
            torch.from_numpy(np.ascontiguousarray(seen)),
            torch.from_numpy(np.ascontiguousarray(expected)),
            where,
        )

    def _frames(self, seen: Any, expected: Any, where: str) -> Difference | None:
        import pandas as pd

        kind = type(expected).__name__
        if type(seen) is not type(expected):
            return Difference("type", {"seen": describe(seen), "expected": kind}, where)
        if isinstance(expected, pd.DataFrame) and list(seen.columns) != list(expected.columns):
            fields = {"seen": _list(seen.columns), "expected": _list(expected.columns)}
            return Difference("columns", fields, where)
        if len(seen) != len(expected):
            return Difference("rows", {"seen": len(seen), "expected": len(expected)}, where)
        check: Any = (
            pd.testing.assert_frame_equal if kind == "DataFrame" else pd.testing.assert_series_equal
        )
        try:
            check(
                seen, expected,
                rtol=1e-6 if self._rtol is None else self._rtol,
                atol=1e-8 if self._atol is None else self._atol,
            )  # fmt: skip
        except AssertionError as error:
            return Difference("frame", {"detail": str(error).strip()}, where)
        return None


def _relation(mine: Tensor, reference: Tensor, rtol: float, atol: float) -> str:
    """A simple relation between the two that gives the reader a lead, as a message's key."""

    def close(other: Tensor) -> bool:
        return other.shape == reference.shape and torch.allclose(
            other, reference, rtol=rtol, atol=atol, equal_nan=True
        )

    if not mine.is_floating_point() or mine.numel() < 2:
        return "element"
    if not mine.any():
        return "all_zero"
    if close(-mine):
        return "sign"
    if mine.dim() == 2 and close(mine.T.contiguous()):
        return "transposed"
    return "element"


def _shape_difference(seen: tuple[int, ...], expected: tuple[int, ...], where: str) -> Difference:
    fields = {"seen": seen, "expected": expected}
    if len(seen) == len(expected) - 1 and _without_one(expected, seen):
        return Difference("shape_keepdim", fields, where)
    if len(seen) == len(expected) + 1 and _without_one(seen, expected):
        return Difference("shape_extra_one", fields, where)
    if seen == expected[::-1] and len(seen) > 1:
        return Difference("shape_transposed", fields, where)
    if math.prod(seen) == math.prod(expected):
        return Difference("shape_same_count", fields, where)
    if len(seen) == len(expected) and all(
        abs(a - b) <= 1 for a, b in zip(seen, expected, strict=True)
    ):
        off = [str(dim) for dim, size in enumerate(seen) if size != expected[dim]]
        return Difference("shape_off_by_one", {**fields, "dims": ", ".join(off)}, where)
    return Difference("shape", fields, where)


def _without_one(longer: tuple[int, ...], shorter: tuple[int, ...]) -> bool:
    return any(
        size == 1 and longer[:place] + longer[place + 1 :] == shorter
        for place, size in enumerate(longer)
    )


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, complex))


def _dtype(tensor: Tensor) -> str:
    return str(tensor.dtype).removeprefix("torch.")


def _say(value: Any) -> str:
    if type(value) is int and value.bit_length() > 1000:
        return f"a whole number of {value.bit_length():,} bits"
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _say_both(seen: Any, expected: Any) -> dict[str, str]:
    """Both values, with as many digits as it takes to tell them apart."""
    for digits in (6, 9, 17):
        texts = [f"{v:.{digits}g}" if isinstance(v, float) else _say(v) for v in (seen, expected)]
        if texts[0] != texts[1]:
            break
    return {"seen": texts[0], "expected": texts[1]}


def _list(items: Any) -> str:
    shown = [_say(item)[:80] for item in items]
    return ", ".join(shown[:8]) + (", …" if len(shown) > 8 else "")


def describe(value: Any) -> str:
    """A value in few words, for a message."""
    if isinstance(value, SeenTensor):
        return f"tensor {tuple(value.tensor.shape)}"
    if isinstance(value, np.ndarray):
        return f"array {value.shape}"
    if value is None:
        return "None"
    if isinstance(value, (bool, int, float, complex, torch.Size, torch.dtype, torch.device)):
        return _say(value)
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else value[:57] + "…")
    if isinstance(value, (list, tuple)) and len(value) <= 6 and all(map(_is_number, value)):
        inside = ", ".join(map(_say, value))
        return f"[{inside}]" if isinstance(value, list) else f"({inside})"
    kind = type(value).__name__
    return f"{kind} ({len(value)})" if hasattr(value, "__len__") else kind
