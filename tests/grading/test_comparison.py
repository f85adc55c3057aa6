"""How a difference is said."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
import torch

from tutor.grading import messages
from tutor.grading.comparison import Comparison
from tutor.grading.observation import pack, unpack


def through_the_wire(value: Any) -> Any:
    tree, blobs = pack(value)
    return unpack(tree, [bytearray(memoryview(blob).cast("B")) for blob in blobs], seen=True)


def said(seen: Any, expected: Any, **tolerance: float) -> str:
    found = Comparison(**tolerance).difference(through_the_wire(seen), through_the_wire(expected))
    if found is None:
        return ""
    at = messages.say("en", "where", where=found.where) if found.where else ""
    return messages.say("en", found.key, at=at, **found.fields)


A = torch.arange(12.0).reshape(3, 4) - 5


@pytest.mark.parametrize(
    ("seen", "expected", "words"),
    [
        (A.mean(1), A.mean(1, keepdim=True), "shape (3,), expected (3, 1): did you keep"),
        (A, A.mean(1, keepdim=True), "shape (3, 4), expected (3, 1)"),
        (A.T, A, "the axes are in the other order"),
        (A.reshape(2, 6), A, "the right number of elements"),
        (A[:, :3], A, "one off in dim 1"),
        (A + torch.eye(3, 4), A, "element [0, 0] is -4, expected -5 (3 of 12 elements differ)"),
        ([1, A], [1, A + 1], "at [1]: element [0, 0]"),
        ({"w": A}, {"w": A, "b": A}, "these keys are missing: b"),
        ({"w": A, "b": A}, {"w": A}, "do not belong there: b"),
        ((1, 2), [1, 2], "expected [1, 2]"),
        ([1, 2], [1, 2, 3], "2 items, expected 3"),
        (3.0, 3, "but of type float; int is asked for"),
        (3.5, 3.25, "3.5, expected 3.25"),
        ("a", "b", "'a', expected 'b'"),
        (torch.float32, torch.float64, "torch.float32, expected torch.float64"),
        (np.arange(3), np.arange(3.0), "dtype int64, expected float64"),
        (np.arange(3.0), np.arange(3.0) + 1, "element [0] is 0, expected 1"),
        (A.tolist(), A, "expected a tensor of shape (3, 4)"),
        (A, A.tolist(), "a tensor of shape (3, 4), expected"),
        (pd.DataFrame({"a": [1.0]}), pd.DataFrame({"b": [1.0]}), "columns a, expected b"),
        (pd.DataFrame({"a": [1.0]}), pd.DataFrame({"a": [1.0, 2]}), "1 rows, expected 2"),
        (pd.DataFrame({"a": ["x", None]}), pd.DataFrame({"a": ["x", "y"]}), "values are different"),
        (pd.Series([1.0]), pd.DataFrame({"a": [1.0]}), "expected DataFrame"),
        (A.detach(), A.clone().requires_grad_(), "no gradient can flow"),
    ],
)
def test_a_difference_is_named(seen: Any, expected: Any, words: str) -> None:
    assert words in said(seen, expected)


@pytest.mark.parametrize(
    "value",
    [
        None, True, 7, 2**70, 1.5, float("inf"), float("nan"), 2 + 3j, "text", b"bytes", (1, [2]),
        {"a": (1, 2), 3: None}, torch.Size([2, 3]), torch.float16, torch.device("cpu"), A, A.T,
        A.to(torch.bfloat16), torch.tensor(3), torch.zeros(0, 4), torch.tensor([True]),
        torch.tensor([1 + 2j]).conj(), np.arange(6).reshape(2, 3), np.float32(2.5), {1, 2},
        np.array(["a", "b"]), pd.DataFrame({"a": [1, 2], "t": ["x", None]}), pd.Series([1.0, None]),
        pd.DataFrame({"c": pd.Categorical(["u", "v"])}), torch.empty(3, 4, device="meta"),
        torch.ones(9, 9)[::9, ::9],
    ],
    ids=repr,
)  # fmt: skip
def test_a_value_agrees_with_itself(value: Any) -> None:
    assert said(value, value) == ""


def test_tolerance_depends_on_the_dtype() -> None:
    assert said(A + 1e-5, A) == ""
    assert said((A + 1e-5).double(), A.double()) != ""
    assert said((A + 1e-5).double(), A.double(), atol=1e-4) == ""
    assert said(A + 1e-5, A, rtol=0.0, atol=0.0) != ""


def test_nan_is_wrong_where_the_reference_has_none() -> None:
    assert "1 of 12 elements are NaN" in said(
        A.index_fill(0, torch.tensor([0]), 1.0).where(A != 6, float("nan")), A
    )


def test_both_languages_have_the_same_messages() -> None:
    def keys(table: dict[str, Any], at: str = "") -> set[str]:
        return {
            key
            for name, value in table.items()
            for key in (keys(value, f"{at}{name}.") if isinstance(value, dict) else {at + name})
        }

    assert keys(messages.table("en")) == keys(messages.table("zh"))
