"""What a judge raises, and judges ready for use."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch

Score = Callable[[Any, Any], float]
Judge = Callable[[Any, Any, Any], None]


class Wrong(Exception):
    """A judge's “no”: the key of its reason in the exercise's words, and the reason's numbers."""

    def __init__(self, reason: str, **fields: Any) -> None:
        super().__init__(reason)
        self.reason, self.fields = reason, fields


def _number(score: Score, observation: Any, lab: Any) -> float:
    return float(score(observation, lab))


def at_most(ratio: float, *, score: Score) -> Judge:
    """The learner's score is at most `ratio` times the reference's (losses). NaN is too high."""

    def judge(seen: Any, expected: Any, lab: Any) -> None:
        mine, reference = _number(score, seen, lab), _number(score, expected, lab)
        if not mine <= ratio * reference:
            raise Wrong("too_high", mine=mine, reference=reference, limit=ratio * reference)

    return judge


def at_least(gap: float, *, score: Score) -> Judge:
    """The learner's score is at least the reference's minus `gap` (accuracies). NaN is too low."""

    def judge(seen: Any, expected: Any, lab: Any) -> None:
        mine, reference = _number(score, seen, lab), _number(score, expected, lab)
        if not mine >= reference - gap:
            raise Wrong("too_low", mine=mine, reference=reference, limit=reference - gap)

    return judge


def between(floor: float, ceiling: float, *, score: Score) -> Judge:
    """`floor` <= score <= `ceiling`: below the known optimum is a leak, and wrong."""

    def judge(seen: Any, expected: Any, lab: Any) -> None:
        mine = _number(score, seen, lab)
        if math.isnan(mine) or mine > ceiling:
            raise Wrong("too_high", mine=mine, limit=ceiling)
        if mine < floor:
            raise Wrong("below_floor", mine=mine, limit=floor)

    return judge


def same_shape(seen: Any, expected: Any, lab: Any) -> None:
    """Shape and dtype agree; values are not looked at. Containers are walked."""
    if isinstance(expected, torch.Tensor):
        if not isinstance(seen, torch.Tensor):
            raise Wrong("wrong_shape", mine=type(seen).__name__, reference=tuple(expected.shape))
        if seen.shape != expected.shape:
            raise Wrong("wrong_shape", mine=tuple(seen.shape), reference=tuple(expected.shape))
        if seen.dtype != expected.dtype:
            raise Wrong("wrong_dtype", mine=seen.dtype, reference=expected.dtype)
    elif isinstance(expected, (list, tuple)):
        if not isinstance(seen, (list, tuple)) or len(seen) != len(expected):
            raise Wrong("wrong_shape", mine=_length(seen), reference=len(expected))
        for mine, reference in zip(seen, expected, strict=True):
            same_shape(mine, reference, lab)
    elif isinstance(expected, dict):
        if not isinstance(seen, dict) or seen.keys() != expected.keys():
            raise Wrong("wrong_shape", mine=_length(seen), reference=len(expected))
        for key, reference in expected.items():
            same_shape(seen[key], reference, lab)


def _length(value: Any) -> Any:
    return len(value) if isinstance(value, (list, tuple, dict)) else type(value).__name__


def same_items(seen: Any, expected: Any, lab: Any) -> None:
    """The same items in any order: of a list, or the rows of a tensor."""
    mine, reference = (sorted(map(repr, _items(value))) for value in (seen, expected))
    if mine != reference:
        raise Wrong("wrong_items", mine=len(mine), reference=len(reference))


def _items(value: Any) -> list[Any]:
    return value.tolist() if isinstance(value, torch.Tensor) else list(value)
