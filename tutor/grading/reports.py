"""What a check says, as plain data: the form is documented in docs/json.md. Imports no torch."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypedDict

Outcome = Literal[
    "passed",
    "wrong",
    "raised",
    "not_started",
    "timed_out",
    "out_of_memory",
    "crashed",
    "rule_broken",
]
Status = Literal["passed", "wrong", "not started", "could not grade"]


class CaseReport(TypedDict):
    """The verdict on one case."""

    name: str
    title: str
    outcome: Outcome
    score: int
    points: int
    message: str
    output: str


class Report(TypedDict):
    """All verdicts of one exercise, its score and its advice."""

    name: str
    chapter: str
    score: int
    points: int
    status: Status
    device: str
    seed: int
    cases: list[CaseReport]
    advice: list[str]
    mistakes: list[str]


class GraderError(Exception):
    """A check could not be done; the message is a sentence for the user."""


def must_exist(file: Path) -> None:
    """Raises GraderError for a learner's file that is not there."""
    if not file.is_file():
        raise GraderError(f"{file} is missing; `tutor reset {file.stem}` brings it back")
