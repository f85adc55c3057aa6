"""Observations as plain data: what may be in one, and how it crosses between processes.

`pack` turns a value into a JSON tree and blobs; `unpack` turns these back, strictly. What the
tree cannot say (objects, subclasses, lazy things) is refused with words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from torch import Tensor

MAX_DEPTH = 60
MAX_NODES = 2_000_000
MAX_KEYS = 10_000
"""Of one dictionary or set: keys can be chosen so that each is compared with all before it."""
_ARRAY_DTYPE = re.compile(r"[<>|=]?[biufc]\d{1,2}")
MAX_TENSOR_BYTES = 1 << 29

DTYPES: dict[str, torch.dtype] = {
    str(dtype).removeprefix("torch."): dtype
    for dtype in (
        torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.uint16,
        torch.uint32, torch.uint64, torch.float16, torch.bfloat16, torch.float32, torch.float64,
        torch.complex64, torch.complex128,
    )
}  # fmt: skip
ARRAY_KINDS = "biufc"


class NotPlain(Exception):
    """A value that an observation may not hold; the message says which and why."""


class Malformed(Exception):
    """A tree that `pack` would never have made."""


@dataclass
class SeenTensor:
    """A tensor as it was in the worker."""

    tensor: Tensor
    """On the CPU; on the `meta` device if it was there."""
    device: str
    requires_grad: bool


@dataclass
class _Packing:
    blobs: list[Any] = field(default_factory=list)
    nodes: int = 0

    def blob(self, data: Any) -> int:
        self.blobs.append(data)
        return len(self.blobs) - 1


def pack(value: Any) -> tuple[Any, list[Any]]:
    """`(tree, blobs)`; raises NotPlain."""
    packing = _Packing()
    return _pack(value, packing, 0), packing.blobs


def _pack(value: Any, to: _Packing, depth: int) -> Any:
    to.nodes += 1
    if depth > MAX_DEPTH:
        raise NotPlain("it is nested too deeply, or contains itself")
    if to.nodes > MAX_NODES:
        raise NotPlain("it has too many parts")
    kind = type(value)
    if value is None or kind in (bool, str):
        return value
    if kind is int:
        return value if -(2**53) < value < 2**53 else {"$": "int", "v": hex(value)}
    if kind is float:
        return value if math.isfinite(value) else {"$": "float", "v": repr(value)}
    if kind is complex:
        return {"$": "complex", "v": [repr(value.real), repr(value.imag)]}
    if kind in (bytes, bytearray):
        return {"$": "bytes", "b": to.blob(bytes(value))}
    if kind is list:
        return [_pack(item, to, depth + 1) for item in value]
    if kind is torch.Size:
        return {"$": "Size", "v": list(value)}
    if isinstance(value, tuple) and kind.__name__ and (kind is tuple or hasattr(kind, "_fields")):
        return {"$": "tuple", "v": [_pack(item, to, depth + 1) for item in value]}
    if kind is torch.nn.modules.container.ParameterList:
        return [_pack(item, to, depth + 1) for item in value]
    if isinstance(value, (dict, set, frozenset)) and len(value) > MAX_KEYS:
        raise NotPlain(f"it is a {kind.__name__} with more than {MAX_KEYS:,} keys")
    if isinstance(value, dict) and kind.__module__ in ("builtins", "collections"):
        pairs = [[_pack(k, to, depth + 1), _pack(v, to, depth + 1)] for k, v in value.items()]
        return {"$": "dict", "v": pairs}
    if kind in (set, frozenset):
        return {"$": "set", "v": [_pack(item, to, depth + 1) for item in sorted(value, key=repr)]}
    if isinstance(value, torch.dtype):
        return {"$": "dtype", "v": str(value).removeprefix("torch.")}
    if isinstance(value, torch.device):
        return {"$": "device", "v": value.type}
    if isinstance(value, Tensor):
        return _pack_tensor(value, to)
    if isinstance(value, np.generic):
        return _pack_array(np.asarray(value), to)
    if kind is np.ndarray:
        return _pack_array(value, to)
    return _pack_frame(value, to, depth)


def _pack_tensor(value: Tensor, to: _Packing) -> Any:
    if type(value) not in (Tensor, torch.nn.Parameter):
        raise NotPlain(
            f"it is a {type(value).__name__}, a subclass of Tensor; a plain Tensor is due"
        )
    if value.layout != torch.strided:
        raise NotPlain(f"it is a tensor of layout {value.layout}; call .to_dense()")
    name = str(value.dtype).removeprefix("torch.")
    if name not in DTYPES:
        raise NotPlain(f"it is a tensor of dtype {value.dtype}, which cannot be compared")
    node: dict[str, Any] = {
        "$": "tensor",
        "dtype": name,
        "shape": list(value.shape),
        "device": value.device.type,
        "grad": bool(value.requires_grad),
    }
    if value.device.type == "meta":
        return node
    if value.numel() * value.element_size() > MAX_TENSOR_BYTES:
        raise NotPlain(f"it is a tensor of shape {tuple(value.shape)}, too large to be looked at")
    with torch.no_grad():
        plain = value.detach().resolve_conj().resolve_neg().cpu().contiguous()
    flat = plain.reshape(-1)
    if flat.numel() == 1:  # one element may keep any stride, which a view as bytes refuses
        flat = flat.clone(memory_format=torch.contiguous_format)
    node["b"] = to.blob(flat.view(torch.uint8).numpy().data)
    return node


def _pack_array(value: np.ndarray[Any, Any], to: _Packing) -> Any:
    if value.dtype.kind not in ARRAY_KINDS or value.dtype.itemsize > 16:
        if value.dtype.kind in "OUT" and value.size < MAX_NODES:
            items = [item if isinstance(item, str) else repr(item) for item in value.ravel()]
            return {"$": "texts", "shape": list(value.shape), "v": items}
        raise NotPlain(f"it is an array of dtype {value.dtype}, which cannot be compared")
    if value.nbytes > MAX_TENSOR_BYTES:
        raise NotPlain(f"it is an array of shape {value.shape}, too large to be looked at")
    plain = np.ascontiguousarray(value, dtype=value.dtype.newbyteorder("="))
    return {
        "$": "ndarray",
        "dtype": plain.dtype.str,
        "shape": list(value.shape),
        "b": to.blob(plain.tobytes()),
    }


def _pack_frame(value: Any, to: _Packing, depth: int) -> Any:
    import sys

    pandas = sys.modules.get("pandas")
    if pandas is not None and type(value) is pandas.DataFrame:
        columns = [
            [_pack(name, to, depth + 1), _pack_column(column, to)] for name, column in value.items()
        ]
        return {"$": "frame", "v": columns, "index": _pack_column(value.index.to_series(), to)}
    if pandas is not None and type(value) is pandas.Series:
        return {
            "$": "series",
            "name": _pack(value.name, to, depth + 1),
            "v": _pack_column(value, to),
            "index": _pack_column(value.index.to_series(), to),
        }
    raise NotPlain(f"it is a {type(value).__name__}, which is not plain data")


def _pack_column(column: Any, to: _Packing) -> Any:
    dtype = str(column.dtype)
    if getattr(column.dtype, "kind", "O") in ARRAY_KINDS and isinstance(column.dtype, np.dtype):
        return {"dtype": dtype, "v": _pack_array(column.to_numpy(), to)}
    missing = column.isna().tolist()
    values = [None if gone else _scalar(item) for item, gone in zip(column, missing, strict=True)]
    return {"dtype": dtype, "v": [_pack(item, to, 1) for item in values]}


def _scalar(item: Any) -> Any:
    if isinstance(item, np.generic):
        item = item.item()
    return item if isinstance(item, (bool, int, float, str)) else repr(item)


class _Unpacking:
    def __init__(self, blobs: list[bytearray], seen: bool) -> None:
        self.blobs, self.seen, self.nodes = blobs, seen, 0

    def blob(self, node: dict[str, Any]) -> bytearray:
        place = node["b"]
        if type(place) is not int or not 0 <= place < len(self.blobs):
            raise Malformed
        return self.blobs[place]


def unpack(tree: Any, blobs: list[bytearray], *, seen: bool = False) -> Any:
    """The value of a tree; with `seen=True` tensors come as SeenTensor. Raises Malformed."""
    try:
        return _unpack(tree, _Unpacking(blobs, seen), 0)
    except Malformed:
        raise
    except Exception as error:  # of any kind: whoever made the tree brought it about
        raise Malformed(f"{type(error).__name__}: {error}"[:300]) from error


def _unpack(tree: Any, source: _Unpacking, depth: int) -> Any:
    source.nodes += 1
    if depth > MAX_DEPTH + 5 or source.nodes > MAX_NODES + 5:
        raise Malformed
    if tree is None or type(tree) in (bool, str, int, float):
        return tree
    if type(tree) is list:
        return [_unpack(item, source, depth + 1) for item in tree]
    if type(tree) is not dict:
        raise Malformed
    kind = tree["$"]
    if kind == "tensor":
        return _unpack_tensor(tree, source)
    if kind == "ndarray":
        return _unpack_array(tree, source)
    if kind in ("frame", "series"):
        return _unpack_frame(tree, source, depth)
    if kind in ("dict", "set") and len(tree["v"]) > MAX_KEYS:
        raise Malformed
    if kind == "dict":
        return {
            _hashable(_unpack(key, source, depth + 1)): _unpack(value, source, depth + 1)
            for key, value in tree["v"]
        }
    return _SIMPLE[kind](tree, source, depth)


def _hashable(key: Any) -> Any:
    hash(key)
    return key


def _texts(tree: Any, source: _Unpacking, depth: int) -> Any:
    items = np.array([str(item) for item in tree["v"]], dtype=object)
    return items.reshape(tree["shape"])


_SIMPLE: dict[str, Callable[[Any, _Unpacking, int], Any]] = {
    "int": lambda tree, *_: int(tree["v"], 16),
    "float": lambda tree, *_: {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}[tree["v"]],
    "complex": lambda tree, *_: complex(float(tree["v"][0]), float(tree["v"][1])),
    "bytes": lambda tree, source, _: bytes(source.blob(tree)),
    "Size": lambda tree, *_: torch.Size([int(size) for size in tree["v"]]),
    "dtype": lambda tree, *_: DTYPES[tree["v"]],
    "device": lambda tree, *_: torch.device(tree["v"]),
    "tuple": lambda tree, source, depth: tuple(_unpack(i, source, depth + 1) for i in tree["v"]),
    "set": lambda tree, source, depth: {
        _hashable(_unpack(item, source, depth + 1)) for item in tree["v"]
    },
    "texts": _texts,
}


def _numel(shape: Any) -> int:
    if type(shape) is not list or not all(type(size) is int and size >= 0 for size in shape):
        raise Malformed
    if len(shape) > 32:
        raise Malformed
    return math.prod(shape)


def _unpack_tensor(tree: dict[str, Any], source: _Unpacking) -> Any:
    dtype, shape = DTYPES[tree["dtype"]], tree["shape"]
    count = _numel(shape)
    device = tree["device"]
    if type(device) is not str or type(tree["grad"]) is not bool:
        raise Malformed
    if "b" not in tree:
        if device != "meta" or count > 2**62:
            raise Malformed
        tensor = torch.empty(shape, dtype=dtype, device="meta")
    else:
        blob = source.blob(tree)
        if len(blob) != count * dtype.itemsize:
            raise Malformed
        flat = torch.frombuffer(blob, dtype=dtype) if blob else torch.empty(0, dtype=dtype)
        tensor = flat.reshape(shape)
    return SeenTensor(tensor, device, tree["grad"]) if source.seen else tensor


def _unpack_array(tree: dict[str, Any], source: _Unpacking) -> Any:
    if not _ARRAY_DTYPE.fullmatch(tree["dtype"]):
        raise Malformed
    dtype = np.dtype(tree["dtype"])
    blob = source.blob(tree)
    if dtype.kind not in ARRAY_KINDS or len(blob) != _numel(tree["shape"]) * dtype.itemsize:
        raise Malformed
    return np.frombuffer(blob, dtype=dtype).reshape(tree["shape"])


def _unpack_frame(tree: dict[str, Any], source: _Unpacking, depth: int) -> Any:
    import pandas as pd

    index = pd.Index(_column(tree["index"], source, depth))
    if tree["$"] == "series":
        name = _hashable(_unpack(tree["name"], source, depth + 1))
        return pd.Series(_column(tree["v"], source, depth), index=index, name=name)
    names = [_hashable(_unpack(name, source, depth + 1)) for name, _ in tree["v"]]
    frame = pd.DataFrame(
        {place: _column(column, source, depth) for place, (_, column) in enumerate(tree["v"])},
        index=index,
    )
    frame.columns = pd.Index(names)
    return frame


_TEXT_DTYPES = ("str", "string", "object", "category", "boolean", "Int64", "Float64")


def _column(column: dict[str, Any], source: _Unpacking, depth: int) -> Any:
    import pandas as pd

    values = _unpack(column["v"], source, depth + 1)
    if isinstance(values, np.ndarray):
        return values
    dtype = column["dtype"]
    known = dtype in _TEXT_DTYPES and not any(isinstance(v, (list, dict, tuple)) for v in values)
    return pd.array(values, dtype=dtype if known else "object")
