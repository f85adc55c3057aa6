"""A class as its people: each with the rows of all exercises, and the sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from tutor.classroom.gradebook import Gradebook
from tutor.classroom.rows import GradeRow
from tutor.course.cases import read_cases
from tutor.course.model import Course, CourseError


@dataclass(frozen=True)
class Person:
    """One student and everything the gradebook says of them, in the gradebook's order."""

    student: str
    name: str
    email: str
    rows: tuple[GradeRow, ...]

    @property
    def points(self) -> float:
        """What can be earned in all."""
        return sum(row.points for row in self.rows)

    @property
    def final(self) -> float | None:
        """What counts in all; None where nothing counts yet."""
        known = [capped(row) for row in self.rows]
        counted = [value for value in known if value is not None]
        return sum(counted) if counted else None

    @property
    def open(self) -> tuple[GradeRow, ...]:
        """Rows in which nothing counts yet: they are not zeros."""
        return tuple(row for row in self.rows if row.final is None)


def people(gradebook: Gradebook, course: Course | None = None) -> Iterator[Person]:
    """The students one by one, in the roster's order: a class need not fit into memory.

    With the `course` that learners have, cases that it does not have are marked as private.
    """
    mark = _Marker(course) if course else None
    for student, found in groupby(gradebook.rows(), lambda row: row.student):
        rows = tuple(mark(row) if mark else row for row in found)
        yield Person(student, rows[0].name, rows[0].email, rows)


class _Marker:
    """Marks the cases that `--private` brought: `"private": True`."""

    def __init__(self, course: Course) -> None:
        self._exercises = {exercise.name: exercise for exercise in course.exercises}
        self._public: dict[str, frozenset[str] | None] = {}

    def __call__(self, row: GradeRow) -> GradeRow:
        public = self._names(row.exercise)
        if row.report is None or public is None:
            return row
        told = [
            case if str(case["name"]) in public else {**case, "private": True}
            for case in cases(row)
        ]
        return replace(row, report={**row.report, "cases": told})

    def _names(self, exercise: str) -> frozenset[str] | None:
        """The names of its public cases; None where the course does not say."""
        if exercise not in self._public:
            try:
                found = read_cases(self._exercises[exercise].cases).cases
                self._public[exercise] = frozenset(case.name for case in found)
            except (KeyError, CourseError):
                self._public[exercise] = None
        return self._public[exercise]


def capped(row: GradeRow) -> float | None:
    """What counts of a row, never less than nothing and never more than its points."""
    return None if row.final is None else min(max(row.final, 0.0), row.points)


def scale(row: GradeRow) -> float:
    """What one point of the exercise is worth in the class: its weight."""
    own = (row.report or {}).get("points") or 0
    return row.points / own if own else 1.0


def cases(row: GradeRow) -> list[dict[str, Any]]:
    """The verdicts of a row's cases; none where there is no report."""
    return list((row.report or {}).get("cases", []))


def is_private(case: dict[str, Any]) -> bool:
    """Whether a case is the instructor's own, whose content no learner gets to see."""
    return bool(case.get("private"))
