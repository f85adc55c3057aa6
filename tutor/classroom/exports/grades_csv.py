"""Grades as CSV: plain, as Canvas imports them, as Moodle imports them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from tutor.classroom.exports.people import capped, people
from tutor.classroom.exports.plain_text import number, one_line
from tutor.classroom.gradebook import Gradebook
from tutor.classroom.rows import GradeRow

_FORMULA = ("=", "+", "-", "@")
_NO_GRADE_IN_MOODLE = "-"  # what Moodle's importer reads as “no grade”; an empty cell is refused


def cell(value: Any) -> str | int | float:
    """A cell that no spreadsheet takes for a formula; text is on one line, None is empty."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return number(value)
    text = one_line(str(value))
    return f"'{text}" if text.startswith(_FORMULA) else text


def plain(gradebook: Gradebook) -> Iterator[str]:
    """One line for each student and exercise, with everything a table can hold."""
    header = (
        "student", "name", "email", "chapter", "exercise", "points", "score", "final", "status",
        "late_days", "adjusted", "reason", "mistakes", "submission", "submitted_at", "graded_at",
        "seed", "device", "course_version", "sha256",
    )  # fmt: skip
    return _lines([header], (_plain_row(row) for row in gradebook.rows()))


def _plain_row(row: GradeRow) -> list[Any]:
    return [
        row.student, row.name, row.email, row.chapter, row.exercise, row.points, row.score,
        capped(row), row.status, row.late_days, "yes" if row.adjusted else "no", row.reason,
        " ".join((row.report or {}).get("mistakes", [])), row.submission, row.submitted_at,
        row.graded_at, row.seed, row.device, row.course_version, row.sha256,
    ]  # fmt: skip


def canvas(gradebook: Gradebook) -> Iterator[str]:
    """A column for each exercise, under the five columns that Canvas knows a student by.

    `ID`, Canvas's own number, stays empty: Canvas then looks for the SIS User ID, the login, the
    name. Where nothing counts yet the cell is empty, and Canvas leaves the grade as it is.
    """
    exercises = _exercises(gradebook)
    header = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section", *exercises)
    possible = ("    Points Possible", "", "", "", "", *map(number, exercises.values()))

    def rows() -> Iterator[list[Any]]:
        for person in people(gradebook):
            finals = {row.exercise: capped(row) for row in person.rows}
            grades = [finals.get(name) for name in exercises]
            yield [person.name or person.student, "", person.student, person.email, "", *grades]

    return _lines([header, possible], rows())


def moodle(gradebook: Gradebook) -> Iterator[str]:
    """A column for each exercise; map `ID number` (or `Email address`) in Moodle's import."""
    exercises = _exercises(gradebook)
    header = ("ID number", "Full name", "Email address", *exercises)

    def rows() -> Iterator[list[Any]]:
        for person in people(gradebook):
            finals = {row.exercise: capped(row) for row in person.rows}
            grades = [finals.get(name) for name in exercises]
            known = [person.student, person.name, person.email]
            yield known + [_NoGrade if grade is None else grade for grade in grades]

    return _lines([header], rows())


class _NoGrade:
    """The one cell that may begin with a dash: a dash alone is no formula."""


def _exercises(gradebook: Gradebook) -> dict[str, float]:
    """The exercises' points, in the course's order: the first student has them all."""
    first = next(people(gradebook), None)
    return {row.exercise: row.points for row in first.rows} if first else {}


def _lines(header: list[tuple[Any, ...]], rows: Iterable[list[Any]]) -> Iterator[str]:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerows(header)
    for row in rows:
        writer.writerow(
            [_NO_GRADE_IN_MOODLE if value is _NoGrade else cell(value) for value in row]
        )
        yield stream.getvalue()
        stream.seek(0)
        stream.truncate()
    yield stream.getvalue()
