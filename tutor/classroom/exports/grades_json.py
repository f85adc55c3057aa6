"""The whole gradebook as JSON, for programs: `grades.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict

from tutor.classroom.exports.people import people
from tutor.classroom.gradebook import Gradebook
from tutor.course.model import Course


def grades(gradebook: Gradebook, course: Course) -> Iterator[str]:
    """`about` and `students`; each student's `grades` are the gradebook's rows, as they are.

    A case that the course's learners do not have is marked `private`.
    """
    yield '{\n"about": ' + _text(gradebook.about()) + ',\n"students": ['
    comma = ""
    for person in people(gradebook, course):
        rows = [asdict(row) for row in person.rows]
        for row in rows:
            for name in ("student", "name", "email"):
                del row[name]
        told = {
            "student": person.student,
            "name": person.name,
            "email": person.email,
            "points": person.points,
            "final": person.final,
            "grades": rows,
        }
        yield comma + "\n" + _text(told)
        comma = ","
    yield "\n]\n}\n"


def _text(value: object) -> str:
    # a lone surrogate has no UTF-8; escaped, every character survives the way
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return text
