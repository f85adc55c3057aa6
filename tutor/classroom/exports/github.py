"""For GitHub: the result that Classroom's reporter reads, and annotations for a workflow's log."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tutor.classroom.exports.people import Person, capped, cases, is_private, scale
from tutor.classroom.exports.plain_text import number, one_line, visible
from tutor.classroom.exports.words import ExportWords
from tutor.classroom.rows import GradeRow

_LINE = re.compile(r"^\s*(?:line |第 ?)(\d+)", re.MULTILINE)


def autograding(person: Person, say: ExportWords) -> dict[str, Any]:
    """One runner's result as Classroom's graders hand it (in base64) to the grading reporter.

    The tests' scores add up to what counts: lateness and adjustments are a test of their own.
    """
    tests: list[dict[str, Any]] = []
    for row in person.rows:
        tests += _tests(row, say)
    # a run without one verdict is a broken run, not a failed one
    if all(row.status == "could not be graded" for row in person.rows):
        status = "error"
    else:
        status = "pass" if all(test["status"] == "pass" for test in tests) else "fail"
    return {"version": 1, "status": status, "max_score": number(person.points), "tests": tests}


def text(person: Person, say: ExportWords) -> str:
    """`autograding` as JSON text."""
    return json.dumps(autograding(person, say), indent=1) + "\n"


def _tests(row: GradeRow, say: ExportWords) -> list[dict[str, Any]]:
    final = capped(row) or 0.0
    file = f"{row.chapter}/{row.exercise}.py"
    if row.status != "graded" or not cases(row):
        status = "error" if row.status == "could not be graded" else "fail"
        said = say.no_grade(row.status, row.reason)
        return [_test(row.exercise, status, said, file, None, final)]
    factor = scale(row)
    tests = []
    for case in cases(row):
        shown = "" if is_private(case) else case["message"]
        name = say("private") if is_private(case) else case["title"]
        status = "pass" if case["outcome"] == "passed" else "fail"
        earned = case["score"] * factor
        tests.append(_test(f"{row.exercise}: {name}", status, shown, file, line(shown), earned))
    rest = final - sum(case["score"] * factor for case in cases(row))
    if abs(rest) > 0.005:
        name = f"{row.exercise}: {say('rest')}"
        tests.append(_test(name, "pass", row.reason, file, None, rest))
    return tests


def _test(
    name: str, status: str, message: str, file: str, place: int | None, score: float
) -> dict[str, Any]:
    return {
        "name": one_line(name),
        "status": status,
        "message": visible(message),
        "test_code": "",
        "filename": file,
        "line_no": place or 0,
        "execution_time": "0s",
        "score": number(score),
    }


def line(message: str) -> int | None:
    """The learner's line that a verdict names last: where it was raised."""
    found = _LINE.findall(message)
    return int(found[-1]) if found else None


def workflow_commands(person: Person, say: ExportWords, *, named: bool) -> Iterator[str]:
    """Workflow commands, one for each exercise that is not right; `named` says whose it is."""
    for row in person.rows:
        report = row.report or {}
        file = f"{row.chapter}/{row.exercise}.py"
        whose = f"{person.name or person.student}: " if named else ""
        if row.status != "graded":
            level = "error" if row.status in ("crashed", "timed out") else "warning"
            yield command(
                level, say.no_grade(row.status, row.reason), f"{whose}{row.exercise}", file
            )
            continue
        wrong = [case for case in cases(row) if case["outcome"] != "passed"]
        if not wrong:
            continue
        public = [case for case in wrong if not is_private(case)]
        said = list(report.get("advice", []))
        said += [f"{case['title']}: {case['message']}" for case in public]
        if len(public) < len(wrong):
            said.append(say("private_wrong", count=len(wrong) - len(public)))
        places = [line(case["message"]) for case in public]
        place = next((found for found in places if found), 1)
        final = capped(row)
        grade = f" {number(final)}/{number(row.points)}" if final is not None else ""
        yield command("error", "\n".join(said), f"{whose}{row.exercise}{grade}", file, place)


def command(level: str, message: str, title: str, file: str, place: int | None = None) -> str:
    """`::error file=…,line=…,title=…::…`, escaped as the runner reads it back; ends the line."""
    told = {"file": file, **({"line": str(place)} if place else {}), "title": one_line(title)}
    fields = ",".join(f"{key}={_property(value)}" for key, value in told.items())
    return f"::{level} {fields}::{_data(visible(message).strip())}\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(visible(value)).replace(":", "%3A").replace(",", "%2C")
