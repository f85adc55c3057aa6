"""One line of a gradebook, as everything that comes out of it sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Status = Literal["graded", "not submitted", "crashed", "timed out", "could not be graded"]
STATUSES: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True)
class GradeRow:
    """What one student has in one exercise.

    `points`, `score` and `final` are in the class's points: the exercise's own, times its weight.
    The report keeps the exercise's own points.
    """

    student: str
    """The id of the roster."""
    name: str
    email: str
    exercise: str
    chapter: str
    points: float
    """What can be earned."""
    score: float | None
    """What was earned, before lateness and adjustment; None where the code gave no verdict."""
    status: Status
    late_days: float
    """Days after the due date, extensions counted in; 0.0 where it was in time or none is set."""
    final: float | None
    """What counts: after lateness and adjustment. None where nothing counts (yet)."""
    reason: str = ""
    """Why it was not graded, what lateness cost, why it was adjusted: sentences, or nothing."""
    report: dict[str, Any] | None = None
    """The check's report as docs/json.md has it; None where there is none."""
    submission: str = ""
    """Where it was found: a label such as `mei.zip: chapter01/axpy.py`."""
    sha256: str = ""
    """Of the bytes that were graded (`Gradebook.source`); empty where there are none."""
    submitted_at: str = ""
    """ISO 8601 with an offset; empty where it is not known."""
    graded_at: str = ""
    course_version: str = ""
    """Of the files that graded it: `deep-learning 1.0 (3fa9c1d2…)`."""
    seed: int | None = None
    device: str = ""
    software: dict[str, str] = field(default_factory=dict)
    """Versions: tutor, python, torch, platform."""
    adjusted: bool = False
    """Whether `final` was set by hand."""
