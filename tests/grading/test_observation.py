"""What crosses between processes: back as it went, and nothing that was not agreed."""

from __future__ import annotations

import math
from typing import Any

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from tutor.grading import observation
from tutor.grading.observation import Malformed, NotPlain, pack, unpack

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def same(left: Any, right: Any) -> bool:
    if isinstance(left, float) and math.isnan(left):
        return isinstance(right, float) and math.isnan(right)
    if type(left) is not type(right):
        return False
    if isinstance(left, (list, tuple)):
        return len(left) == len(right) and all(map(same, left, right))
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(same(left[k], right[k]) for k in left)
    return bool(left == right)


@given(values)
def test_plain_values_come_back(value: Any) -> None:
    tree, blobs = pack(value)
    assert same(unpack(tree, [bytearray(blob) for blob in blobs]), value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (object(), "not plain data"),
        (lambda: 1, "not plain data"),
        (torch.nn.Linear(1, 1), "not plain data"),
        (torch.zeros(1).expand(10**6, 10**6), "too large"),
        (torch.eye(2).to_sparse(), "layout"),
        (torch.utils.data.TensorDataset(), "not plain data"),
    ],
)
def test_other_things_are_refused_with_words(value: Any, words: str) -> None:
    with pytest.raises(NotPlain, match=words):
        pack(value)


def test_a_list_that_holds_itself_is_refused() -> None:
    value: list[Any] = []
    value.append(value)
    with pytest.raises(NotPlain, match="contains itself"):
        pack(value)


def test_lazy_bits_are_resolved() -> None:
    tree, blobs = pack(torch.tensor([1 + 2j]).conj())
    assert unpack(tree, [bytearray(memoryview(blob)) for blob in blobs]).tolist() == [1 - 2j]


TENSOR = {"$": "tensor", "dtype": "float32", "shape": [2], "device": "cpu", "grad": False, "b": 0}


@pytest.mark.parametrize(
    "tree",
    [
        {"$": "tensor"},
        {**TENSOR, "shape": [3]},
        {**TENSOR, "shape": [10**9, 10**9]},
        {**TENSOR, "shape": [-2]},
        {**TENSOR, "shape": [2.0]},
        {**TENSOR, "shape": [1] * 40 + [2]},
        {**TENSOR, "dtype": "object"},
        {**TENSOR, "dtype": ["float32"]},
        {**TENSOR, "b": 1},
        {**TENSOR, "b": -1},
        {**TENSOR, "b": True},
        {**TENSOR, "device": 3},
        {**TENSOR, "grad": "yes"},
        {"$": "ndarray", "dtype": "O", "shape": [1], "b": 0},
        {"$": "ndarray", "dtype": "<f8", "shape": [2], "b": 0},
        {"$": "unknown"},
        {"no": "kind"},
        {"$": "dict", "v": [[[1], 2]]},
        {"$": "int", "v": "__import__('os')"},
        {"$": "float", "v": "1.5"},
        {"$": "frame", "v": [["a", {"dtype": "str", "v": 3}]], "index": None},
        {"$": "texts", "shape": [5], "v": ["a"]},
    ],
    ids=str,
)
def test_a_tree_that_pack_would_not_make_is_malformed(tree: Any) -> None:
    with pytest.raises(Malformed):
        unpack(tree, [bytearray(8)])


def test_deep_trees_are_malformed() -> None:
    tree: Any = 1
    for _ in range(observation.MAX_DEPTH + 10):
        tree = [tree]
    with pytest.raises(Malformed):
        unpack(tree, [])
