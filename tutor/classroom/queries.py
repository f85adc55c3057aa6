"""What is asked of the tables of a gradebook, and how their lines become rows."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace

from tutor.classroom.errors import GradebookError
from tutor.classroom.rows import GradeRow
from tutor.classroom.sentences import say
from tutor.course.nearest import did_you_mean, nearest

_COLUMNS = """
  person.student AS student, person.name AS person_name, person.email AS email,
  exercise.name AS exercise, exercise.chapter AS chapter, exercise.points AS exercise_points,
  entry.*, grading.report AS report, grading.graded_at AS graded_at, grading.seed AS seed,
  grading.course_version AS course_version, grading.device AS device, grading.software AS software
"""
LATEST = f"""
SELECT {_COLUMNS}, adjustment.final AS set_final, adjustment.reason AS set_reason,
  adjustment.who AS set_who
FROM person CROSS JOIN exercise
LEFT JOIN entry ON entry.id = (
  SELECT max(id) FROM entry AS one
  WHERE one.student = person.student AND one.exercise = exercise.name)
LEFT JOIN grading ON grading.uid = entry.grading
LEFT JOIN adjustment ON adjustment.id = (
  SELECT max(id) FROM adjustment AS one
  WHERE one.student = person.student AND one.exercise = exercise.name)
WHERE (? IS NULL OR person.student = ?) AND (? IS NULL OR exercise.name = ?)
ORDER BY person.position, person.student, exercise.position, exercise.name
"""
ENTRIES = f"""
SELECT {_COLUMNS}, NULL AS set_final, NULL AS set_reason, NULL AS set_who
FROM entry JOIN person ON person.student = entry.student
JOIN exercise ON exercise.name = entry.exercise
LEFT JOIN grading ON grading.uid = entry.grading
WHERE entry.student = ? AND entry.exercise = ? ORDER BY entry.id
"""
ADJUSTMENTS = """
SELECT person.student AS student, person.name AS person_name, person.email AS email,
  exercise.name AS exercise, exercise.chapter AS chapter, exercise.points AS exercise_points,
  adjustment.after AS after, adjustment.at AS at, adjustment.final AS set_final,
  adjustment.reason AS set_reason, adjustment.who AS set_who
FROM adjustment JOIN person ON person.student = adjustment.student
JOIN exercise ON exercise.name = adjustment.exercise
WHERE adjustment.student = ? AND adjustment.exercise = ? ORDER BY adjustment.id
"""


def must_be_in(connection: sqlite3.Connection, table: str, column: str, value: str) -> None:
    """Raises GradebookError, with the nearest names, for what the gradebook does not have."""
    found = connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (value,)).fetchone()
    if found is not None:
        return
    known = [each[0] for each in connection.execute(f"SELECT {column} FROM {table}")]
    near = did_you_mean(nearest(value, known))
    what = "student" if table == "person" else "exercise"
    raise GradebookError(f"the gradebook has no {what} “{value}”.{near}")


def missing(found: sqlite3.Row) -> GradeRow:
    """A row for who handed in nothing."""
    return GradeRow(
        student=found["student"], name=found["person_name"], email=found["email"],
        exercise=found["exercise"], chapter=found["chapter"], points=found["exercise_points"],
        score=None, status="not submitted", late_days=0.0, final=None,
    )  # fmt: skip


def row_of(found: sqlite3.Row, language: str) -> GradeRow:
    """A line of LATEST or ENTRIES as a row."""
    row = missing(found)
    if found["uid"] is not None:
        row = replace(
            row,
            points=found["points"], score=found["score"], status=found["status"],
            late_days=found["late_days"], final=found["final"], reason=found["reason"],
            submission=found["submission"], sha256=found["sha256"],
            submitted_at=found["submitted_at"],
        )  # fmt: skip
    if found["graded_at"] is not None:
        row = replace(
            row,
            report=json.loads(found["report"]) if found["report"] else None,
            graded_at=found["graded_at"], course_version=found["course_version"],
            seed=found["seed"], device=found["device"], software=json.loads(found["software"]),
        )  # fmt: skip
    return row if found["set_reason"] is None else with_adjustment(row, found, language)


def with_adjustment(row: GradeRow, found: sqlite3.Row, language: str) -> GradeRow:
    """The row with an adjustment upon it; one that was taken back leaves its reason alone."""
    at = {"graded_at": found["at"]} if "at" in found.keys() else {}  # noqa: SIM118
    by = say(language, "by", who=found["set_who"]) if found["set_who"] else ""
    reason = found["set_reason"]
    if found["set_final"] is None:
        return replace(row, reason=say(language, "taken_back", by=by, reason=reason), **at) \
            if at else row  # fmt: skip
    before = say(language, "nothing") if row.final is None else f"{row.final:g}"
    said = say(language, "set", final=found["set_final"], before=before, by=by, reason=reason)
    return replace(
        row, final=found["set_final"], reason=f"{row.reason} {said}".strip(), adjusted=True, **at
    )
