"""One student's grades as Gradescope's `results.json`."""

from __future__ import annotations

import json
from typing import Any

from tutor.classroom.exports.people import Person, capped, cases, is_private, scale
from tutor.classroom.exports.plain_text import number, visible
from tutor.classroom.exports.words import ExportWords
from tutor.classroom.rows import GradeRow


def results(person: Person, say: ExportWords) -> dict[str, Any] | None:
    """What Gradescope's documentation calls the output format; None where nothing counts yet.

    (Gradescope then says that the autograder failed, where a made-up score would be a zero.)
    The score above the tests is the one that counts: lateness and adjustments are in it. The
    instructor's private cases are `hidden`, and what the learner printed in them is left out.
    """
    if person.final is None:
        return None
    tests = []
    for place, row in enumerate(person.rows, 1):
        tests += _tests(row, place, say)
    return {
        "score": number(min(person.final, person.points)),
        "output": _words(person, say),
        "output_format": "text",
        "visibility": "visible",
        "stdout_visibility": "hidden",
        "tests": tests,
    }


def text(person: Person, say: ExportWords) -> str | None:
    """`results` as JSON text."""
    told = results(person, say)
    return None if told is None else json.dumps(told, indent=1) + "\n"


def _tests(row: GradeRow, place: int, say: ExportWords) -> list[dict[str, Any]]:
    if row.status != "graded" or not cases(row):
        return [_ungraded(row, place, say)]
    factor = scale(row)
    return [_test(row, case, f"{place}.{at}", factor, say) for at, case in enumerate(cases(row), 1)]


def _ungraded(row: GradeRow, place: int, say: ExportWords) -> dict[str, Any]:
    status, final = say.status(row.status), capped(row)
    return {
        "name": f"{row.exercise}: {status}",
        "number": str(place),
        "status": "failed",
        # a score only where the policy or a person gave one
        **({} if final is None else {"score": number(final)}),
        "max_score": number(row.points),
        "output": visible(row.reason) or say("no_verdict", status=status),
        "output_format": "text",
        "visibility": "visible",
    }


def _test(
    row: GradeRow, case: dict[str, Any], place: str, factor: float, say: ExportWords
) -> dict[str, Any]:
    private = is_private(case)
    said = [case["message"]]
    if case["output"] and not private:
        said.append(say("printed") + "\n" + case["output"])
    points = case["points"] * factor
    return {
        "name": visible(f"{row.exercise}: {case['title']}"),
        "number": place,
        "status": "passed" if case["outcome"] == "passed" else "failed",
        "score": number(min(max(case["score"] * factor, 0), points)),
        "max_score": number(points),
        "output": visible("\n\n".join(part for part in said if part)),
        "output_format": "text",
        "visibility": "hidden" if private else "visible",
    }


def _words(person: Person, say: ExportWords) -> str:
    lines = []
    for row in person.rows:
        final = capped(row)
        told = {"exercise": row.exercise, "points": number(row.points)}
        status = say.status(row.status)
        if final is None:
            lines.append(say("nothing", **told, status=status))
        else:
            lines.append(say("counts", **told, status=status, final=number(final)))
        advice = (row.report or {}).get("advice", [])
        lines += ["  " + line for one in (row.reason, *advice) for line in one.splitlines()]
    return visible("\n".join(lines))
