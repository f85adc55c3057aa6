"""What the record tells about a learner's days: when they worked, what they met and overcame."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from tutor.workspace.database import Database

SITTING = timedelta(minutes=30)
"""Two events further apart than this are not of one sitting."""


@dataclass(frozen=True)
class MetMistake:
    """A known mistake that was recognised in what the learner handed in."""

    exercise: str
    name: str
    times: int
    last: date
    overcome: bool
    """Whether the exercise was passed after it was last met."""


@dataclass(frozen=True)
class Activity:
    """All of it is counted in the database; days are those of the learner's time zone."""

    checks: int
    """Attempts that were graded, reviews among them."""
    days: tuple[date, ...]
    """The days on which something was checked, in order."""
    time: timedelta
    """Between checks, hints and looks at a reference that are at most SITTING apart."""
    points: tuple[tuple[date, float], ...]
    """At the end of each of these days: the sum of the best scores so far."""
    mistakes: tuple[MetMistake, ...]
    """The one met last comes first."""

    def streak(self, today: date) -> int:
        """Days in a row up to today, or up to yesterday where nothing was checked today yet."""
        known = set(self.days)
        day = today if today in known else today - timedelta(days=1)
        count = 0
        while day in known:
            count, day = count + 1, day - timedelta(days=1)
        return count

    @property
    def longest(self) -> int:
        """The longest streak there was."""
        return max((self.streak(day) for day in self.days), default=0)


def activity(database: Database, exercises: Iterable[str]) -> Activity:
    """What the record tells; points are those of `exercises`, the course's. Raises WorkspaceError.

    It reads the whole record once: a few milliseconds for a thousand attempts.
    """
    known = set(exercises)
    with database.reading() as connection:
        attempts = connection.execute(
            "SELECT exercise, at, score, passed, json_extract(report, '$.mistakes') FROM attempts"
        ).fetchall()
        reviews = connection.execute(
            "SELECT r.exercise, a.at, a.score, a.passed, json_extract(a.report, '$.mistakes')"
            " FROM review_attempts AS a JOIN review_rounds AS r ON r.id = a.round"
        ).fetchall()
        others = connection.execute(
            "SELECT at FROM hints UNION ALL SELECT at FROM solutions"
        ).fetchall()
    checks = sorted([*attempts, *reviews], key=lambda row: str(row[1]))
    moments = sorted(datetime.fromisoformat(at) for at in
                     [*(row[1] for row in checks), *(row[0] for row in others)])  # fmt: skip
    return Activity(
        checks=len(checks),
        days=tuple(sorted({_day(row[1]) for row in checks})),
        time=_time(moments),
        points=_points([row for row in attempts if row[0] in known]),
        mistakes=_mistakes([row for row in checks if row[0] in known]),
    )


Row = tuple[str, str, float, int, str | None]


def _day(at: str) -> date:
    return datetime.fromisoformat(at).astimezone().date()


def _time(moments: list[datetime]) -> timedelta:
    gaps = (after - before for before, after in pairwise(moments))
    return sum((gap for gap in gaps if gap <= SITTING), timedelta())


def _points(attempts: list[Row]) -> tuple[tuple[date, float], ...]:
    best: dict[str, float] = {}
    days: dict[date, float] = {}
    for exercise, at, score, _, _ in sorted(attempts, key=lambda row: row[1]):
        best[exercise] = max(best.get(exercise, 0.0), float(score))
        days[_day(at)] = sum(best.values())
    return tuple(days.items())


def _mistakes(checks: list[Row]) -> tuple[MetMistake, ...]:
    times: dict[tuple[str, str], int] = {}
    last: dict[tuple[str, str], str] = {}
    passed: dict[str, str] = {}
    for exercise, at, _, right, found in checks:
        if right:
            passed[exercise] = at
        for name in json.loads(found or "[]"):
            times[exercise, name] = times.get((exercise, name), 0) + 1
            last[exercise, name] = at
    order = sorted(last.items(), key=lambda item: item[1], reverse=True)
    return tuple(
        MetMistake(exercise, name, times[exercise, name], _day(at), passed.get(exercise, "") > at)
        for (exercise, name), at in order
    )
