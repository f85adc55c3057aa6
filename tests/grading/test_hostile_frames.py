"""Whatever bytes a worker sends, the grader's parser gives a value or refuses; it never stumbles."""

from __future__ import annotations

import json
import socket
import struct
import time
from typing import Any

import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.grading import observation, wire
from tutor.grading.comparison import Comparison, describe

words = st.sampled_from(
    ("tensor", "ndarray", "frame", "series", "dict", "set", "int", "float", "complex", "bytes",
     "Size", "dtype", "device", "tuple", "texts", "$", "v", "b", "shape", "grad", "index", "name",
     "float32", "<f4", "O", "i4,i4", "cpu", "meta", "nan", "-inf", "0x7", "category", "object")
)  # fmt: skip
leaves = st.one_of(
    st.none(), st.booleans(), st.integers(-3, 2**70), st.floats(allow_nan=False, allow_infinity=False), words, st.text(),
)  # fmt: skip
nodes = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(words | st.text(max_size=3), inner, max_size=6),
        st.fixed_dictionaries(
            {"$": words, "v": inner},
            optional={
                "dtype": words, "shape": st.lists(st.integers(-1, 2**40), max_size=3) | inner,
                "device": words, "grad": st.booleans(), "b": st.integers(-1, 3), "index": inner,
                "name": inner,
            },
        ),
    ),
    max_leaves=12,
)  # fmt: skip
blobs = st.lists(st.binary(max_size=16).map(bytearray), max_size=3)


def receive(data: bytes) -> Any:
    left, right = socket.socketpair()
    with left, right:
        left.sendall(data)
        left.shutdown(socket.SHUT_WR)
        try:
            return wire.Receiver(right, max_blobs=1 << 20).receive(time.monotonic() + 5)
        except wire.WireError as error:
            return error


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_random_bytes_are_refused(data: bytes) -> None:
    answer = receive(data)
    assert isinstance(answer, wire.WireError) or isinstance(answer[0], dict)


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=5), leaves, max_size=5), blobs, st.integers(0, 200))
def test_a_truncated_frame_is_refused_and_a_whole_one_comes_through(
    message: dict[str, Any], parts: list[bytearray], cut: int
) -> None:
    header = json.dumps({"message": message, "blobs": [len(part) for part in parts]}).encode()
    whole = struct.pack(">I", len(header)) + header + b"".join(parts)
    answer = receive(whole)
    assert answer == (message, parts)
    if 0 < cut <= len(whole):
        assert isinstance(receive(whole[:-cut]), wire.WireError)


@settings(max_examples=500, deadline=None)
@given(nodes, blobs)
def test_a_random_tree_is_a_value_or_malformed(tree: Any, parts: list[bytearray]) -> None:
    try:
        value = observation.unpack(tree, parts, seen=True)
    except observation.Malformed:
        return
    for expected in (observation.SeenTensor(torch.zeros(2), "cpu", False), 1.5, [1], {"a": 1}, "x"):
        found = Comparison().difference(value, expected)
        assert found is None or isinstance(found.key, str)
    assert len(describe(value)) < 1000
