"""A gradebook of a class that never was, for whoever reads gradebooks."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from tutor.classroom.gradebook import Entry, Gradebook, Graded, Person, new_uid

PEOPLE = [
    Person("s1", "Ada Lovelace", "ada@example.org"),
    Person("s2", "李梅", "mei@example.org"),
    Person("s3", "Bob <b>Tables</b>", "bob@example.org"),
    Person("s4", "=1+1", "eve@example.org"),
    Person("s5", "Zoë Ålund", ""),
]
EXERCISES = [("pair", "chapter01", 6.0), ("centre_rows", "chapter01", 20.0)]  # the second twice
RIGHT = b"from torch import Tensor\n\n\ndef centre_rows(X: Tensor) -> Tensor:\n    return X - X.mean(1, keepdim=True)\n"
WRONG = RIGHT.replace(b"mean(1", b"mean(0")
PAIR = b"def double(x): return 2 * x\n\n\ndef total(x): return x.sum(-1)\n"
AT = "2026-03-01T12:00:00.000+00:00"


def report(name: str, scores: dict[str, tuple[int, int]], mistakes: list[str]) -> dict[str, Any]:
    cases = [
        {"name": case, "title": f"the case {case}", "outcome": "passed" if score == points else "wrong",
         "score": score, "points": points, "message": "" if score == points else "row 0 differs\nby <1>", "output": ""}
        for case, (score, points) in scores.items()
    ]  # fmt: skip
    total, possible = (sum(pair[side] for pair in scores.values()) for side in (0, 1))
    return {
        "name": name, "chapter": "chapter01", "score": total, "points": possible,
        "status": "passed" if total == possible else "wrong", "device": "cpu", "seed": 42,
        "cases": cases, "advice": [f"You did what {m} does." for m in mistakes], "mistakes": mistakes,
    }  # fmt: skip


def invented_gradebook(path: Path) -> Gradebook:
    """Five students, two exercises, every status; one late, one adjusted. Opened to write."""
    book = Gradebook(path, create=True)
    about = {
        "course": "small", "title": {"en": "A small course", "zh": "小课程"}, "seed": 42,
        "policy": {"due": {"chapter01": "2026-03-01T00:00:00+00:00"}}, "device": "cpu",
        "exercises": [
            {"name": "pair", "chapter": "chapter01", "title": {"en": "Two functions", "zh": "两个函数"}, "points": 6, "weight": 1.0},
            {"name": "centre_rows", "chapter": "chapter01", "title": {"en": "Centre the rows", "zh": "按行中心化"}, "points": 10, "weight": 2.0},
        ],
        "roster": ["roster.csv, line 7: two students have the id “s2”; the first counts."],
        "unmapped": [{"where": "stranger.zip", "why": "no student of the roster is called that."}],
        "software": {"tutor": "0.1", "python": "3.11", "torch": "2.15", "platform": "Linux"},
    }  # fmt: skip
    book.begin(about, PEOPLE, EXERCISES)
    full = report("centre_rows", {"square": (2, 2), "any_shape": (5, 5), "gradient": (3, 3)}, [])
    part = report(
        "centre_rows",
        {"square": (0, 2), "any_shape": (0, 5), "gradient": (3, 3)},
        ["centres_columns"],
    )
    pair = report("pair", {"doubles": (2, 2), "totals": (2, 2), "both": (2, 2)}, [])

    def judged(
        source: bytes, told: dict[str, Any] | None, status: Any = "graded", reason: str = ""
    ) -> Graded:
        sha256 = hashlib.sha256(source).hexdigest()
        return Graded(
            key=f"{sha256}-42", sha256=sha256, status=status, reason=reason, report=told,
            course_version="small (3fa9c1d2)", seed=42, device="cpu", software=about["software"],
            graded_at=AT, uid=new_uid(),
        )  # fmt: skip

    def entry(
        person: Person, exercise: str, graded: Graded, factor: float = 1.0, **more: Any
    ) -> Entry:
        weight = 2.0 if exercise == "centre_rows" else 1.0
        made = Entry(
            person.student, exercise, graded.status, 20.0 if exercise == "centre_rows" else 6.0,
            submission=f"{person.student}/chapter01/{exercise}.py", sha256=graded.sha256,
            submitted_at="2026-02-27T10:00:00+00:00", grading=graded.uid, reason=graded.reason,
        )  # fmt: skip
        if graded.report and graded.status == "graded":
            score = graded.report["score"] * weight
            made = replace(made, score=score, final=score * factor)
        return replace(made, **more)

    right, wrong, both = judged(RIGHT, full), judged(WRONG, part), judged(PAIR, pair)
    book.record(right, [entry(PEOPLE[0], "centre_rows", right)], RIGHT)
    book.record(wrong, [entry(PEOPLE[1], "centre_rows", wrong)], WRONG)
    late = {
        "late_days": 1.5,
        "reason": "2 days late: 20% off.",
        "submitted_at": "2026-03-02T12:00:00+00:00",
    }
    book.record(None, [entry(PEOPLE[2], "centre_rows", right, 0.8, **late)])
    book.record(both, [entry(PEOPLE[0], "pair", both), entry(PEOPLE[1], "pair", both)], PAIR)
    endless = judged(b"while True: pass\n", None, "timed out", "All 3 cases timed out.")
    book.record(endless, [entry(PEOPLE[2], "pair", endless)], b"while True: pass\n")
    crash = judged(b"import os; os._exit(1)\n", None, "crashed", "All 3 cases crashed.")
    book.record(crash, [entry(PEOPLE[3], "pair", crash)], b"import os; os._exit(1)\n")
    book.record(
        None,
        [
            Entry(
                "s4",
                "centre_rows",
                "could not be graded",
                20.0,
                reason="s4.zip is no zip file.",
                submission="s4.zip",
            )
        ],
    )
    book.adjust("s2", "centre_rows", 9.0, "oral exam", "Prof. Ng")
    return book
