"""What a check came to, in the words of a gradebook."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tutor.classroom.rows import Status
from tutor.classroom.sentences import say

_NO_VERDICT: dict[str, Status] = {
    "timed_out": "timed out",
    "out_of_memory": "crashed",
    "crashed": "crashed",
}


def outcome_of(
    reply: dict[str, Any], language: str = "en"
) -> tuple[Status, str, dict[str, Any] | None]:
    """The status, a sentence where there is something to say, and the report if there is one.

    A submission that times out or crashes in every case got no verdict on its answer, so it has
    no score; one that does so in some cases has the points of the others.
    """
    report = reply.get("report")
    if not isinstance(report, dict):
        return "could not be graded", str(reply.get("error") or "the grader gave no report."), None
    if report["status"] == "could not grade":
        return "could not be graded", "the grader could not come to a verdict.", report
    outcomes = [case["outcome"] for case in report["cases"]]
    ended = Counter(outcome for outcome in outcomes if outcome in _NO_VERDICT)
    if not ended:
        untouched = report["status"] == "not started"
        return "graded", say(language, "not_started") if untouched else "", report
    told = say(language, "comma").join(
        say(language, name, count=count) for name, count in ended.items()
    )
    reason = say(language, "ended", cases=len(outcomes), told=told)
    if sum(ended.values()) < len(outcomes):
        return "graded", reason, report
    return _NO_VERDICT[ended.most_common(1)[0][0]], reason, report
