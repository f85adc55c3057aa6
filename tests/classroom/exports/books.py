"""Gradebooks made to order: a student, an answer, a report."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from tutor.classroom.gradebook import Entry, Gradebook, Graded, Person, new_uid

HOSTILE = (
    "</script></pre><img src=x onerror=alert(1)>\x1b[31mred\x1b[0m\u202egnp.exe\x00\x07"
    "{{ 7 * 7 }} ]]> --> :: %0A::set-output name=a::b"
)
"""What one would write to break a page, a terminal, a template, an XML file, a workflow's log."""
HOSTILE_NAME = "</title><script>alert(1)</script>\u202eeve\x00\n::error::x"


def case(name: str, score: int, points: int, **more: Any) -> dict[str, Any]:
    outcome = "passed" if score == points else "wrong"
    return {
        "name": name, "title": f"the case {name}", "outcome": outcome, "score": score,
        "points": points, "message": "" if score == points else "it differs", "output": "", **more,
    }  # fmt: skip


def report(exercise: str, cases: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    score, points = (sum(each[key] for each in cases) for key in ("score", "points"))
    status = "passed" if score == points else "wrong"
    return {
        "name": exercise, "chapter": "chapter01", "score": score, "points": points,
        "status": status, "device": "cpu", "seed": 7, "cases": cases, "advice": [], "mistakes": [],
        **more,
    }  # fmt: skip


class Book:
    """A gradebook that grows by `hand_in`."""

    def __init__(
        self,
        path: Path,
        people: list[tuple[str, str, str]],
        exercises: list[tuple[str, float]],
        **about: Any,
    ) -> None:
        self.gradebook = Gradebook(path, create=True)
        told = {"course": "small", "title": {"en": "A small course", "zh": "小课程"}, **about}
        self.points = dict(exercises)
        self.gradebook.begin(
            told,
            [Person(*each) for each in people],
            [(name, "chapter01", points) for name, points in exercises],
        )

    def hand_in(
        self,
        student: str,
        exercise: str,
        source: str | bytes,
        told: dict[str, Any] | None,
        *,
        submitted_at: str = "2026-03-01T10:00:00+08:00",
        **more: Any,
    ) -> None:
        """One answer with its report; `more` are fields of the entry."""
        content = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
        status = more.pop("status", "graded")
        reason = more.pop("reason", "")
        sha256 = hashlib.sha256(content).hexdigest()
        graded = Graded(
            key=f"{sha256}{exercise}", sha256=sha256, status=status, reason="", report=told,
            course_version="small (3fa9c1d2)", seed=7, device="cpu", software={"tutor": "0.1"},
            graded_at="2026-03-02T08:00:00.000+00:00", uid=new_uid(),
        )  # fmt: skip
        points = self.points[exercise]
        score = points * told["score"] / told["points"] if told and status == "graded" else None
        entry = Entry(
            student, exercise, status, points,
            **{
                "score": score, "final": score, "reason": reason, "sha256": sha256,
                "submission": f"{student}.zip: chapter01/{exercise}.py",
                "submitted_at": submitted_at, "grading": graded.uid, **more,
            },
        )  # fmt: skip
        self.gradebook.record(graded, [entry], content)


def hostile_book(path: Path) -> Gradebook:
    """One honest student, and one whose name, answer, messages and output are all hostile."""
    book = Book(
        path,
        [("good", "Ada Lovelace", "ada@example.org"), ("../..\\evil<&>", HOSTILE_NAME, "=cmd|' /C calc'!A0")],
        [("pair", 6.0), ("centre_rows", 20.0)],
        unmapped=[{"where": HOSTILE_NAME, "why": "no such student"}],
    )  # fmt: skip
    nasty = [
        case("doubles", 0, 4, message=HOSTILE, output=HOSTILE, outcome="raised"),
        case("totals", 2, 2),
    ]
    right = report("pair", [case("doubles", 4, 4), case("totals", 2, 2)])
    book.hand_in("good", "pair", "def double(x): return 2 * x  # THE HONEST ANSWER\n", right)
    book.hand_in(
        "../..\\evil<&>", "pair", f'"""{HOSTILE}"""\n' * 3,
        report("pair", nasty, advice=[HOSTILE], mistakes=["unknown"]),
        reason="late </p><script>alert(1)</script>",
    )  # fmt: skip
    book.hand_in(
        "../..\\evil<&>", "centre_rows", b"\xff\xfe\x00 not text \x80", None,
        status="could not be graded", reason=HOSTILE,
    )  # fmt: skip
    return book.gradebook
