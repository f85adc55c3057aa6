"""What a class's grades say together: distribution, hard cases, mistakes in common, days."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from tutor.classroom.exports.people import capped, cases, people
from tutor.classroom.gradebook import Gradebook
from tutor.classroom.rows import STATUSES, GradeRow

BINS = 10
_MOST_DAYS = 45


@dataclass(frozen=True)
class Column:
    """One column of a chart over time: a day, or the week that begins with it."""

    day: str
    in_time: int
    late: int


@dataclass(frozen=True)
class ExerciseSummary:
    """How a class did in one exercise; shares are of the exercise's points, 0 to 1."""

    name: str
    chapter: str
    points: float
    counts: dict[str, int]
    """How many rows have each status."""
    mean: float | None
    median: float | None
    full: int
    """How many have all points."""


@dataclass(frozen=True)
class HardCase:
    """A case, and how many of those who were graded did not pass it."""

    exercise: str
    case: str
    title: str
    failed: int
    tried: int


@dataclass(frozen=True)
class CommonMistake:
    """A known mistake, and who made it."""

    exercise: str
    mistake: str
    advice: str
    students: tuple[str, ...]


@dataclass
class Survey:
    """A class, read once and a student at a time; of the reports only counts are kept."""

    names: dict[str, str] = field(default_factory=dict)
    totals: dict[str, tuple[float, float | None]] = field(default_factory=dict)
    """For each student the points that can be earned, and what counts (None: nothing yet)."""
    open: list[GradeRow] = field(default_factory=list)
    """Rows without a grade, their reports left out."""
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    weekly: bool = False
    """Whether `days` gives weeks; known once it has been asked."""
    _tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    _failed: Counter[tuple[str, str]] = field(default_factory=Counter)
    _titles: dict[tuple[str, str], str] = field(default_factory=dict)
    _made: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    _advice: dict[tuple[str, str], str] = field(default_factory=dict)

    def _count(self, row: GradeRow) -> None:
        for case in cases(row):
            key = (row.exercise, str(case["name"]))
            self._titles[key] = str(case["title"])
            self._tried[key] += 1
            self._failed[key] += case["outcome"] != "passed"
        report = row.report or {}
        mistakes = report.get("mistakes", [])
        for mistake, advice in zip(mistakes, report.get("advice", []), strict=False):
            self._made[row.exercise, mistake].append(row.student)
            self._advice[row.exercise, mistake] = advice

    def shares(self) -> pd.Series[float]:
        """For each student with a grade, the share of all points that counts so far."""
        return pd.Series(
            {
                student: final / points
                for student, (points, final) in self.totals.items()
                if final is not None and points
            },
            dtype=float,
        )

    def distribution(self) -> list[int]:
        """How many students have a share in [0, 10 %), …, [90 %, 100 %]."""
        edges = [index / BINS for index in range(BINS)] + [1.0001]
        binned = pd.cut(self.shares().round(6), edges, right=False)
        return [int(count) for count in binned.value_counts(sort=False)]

    def exercises(self) -> list[ExerciseSummary]:
        """The exercises in the gradebook's order."""
        found = []
        if self.frame.empty:
            return []
        for name, rows in self.frame.groupby("exercise", sort=False):
            shares = (rows["final"] / rows["points"]).dropna()
            counted = rows["status"].value_counts()
            found.append(
                ExerciseSummary(
                    name=str(name),
                    chapter=str(rows["chapter"].iloc[0]),
                    points=float(rows["points"].iloc[0]),
                    counts={status: int(counted.get(status, 0)) for status in STATUSES},
                    mean=float(shares.mean()) if len(shares) else None,
                    median=float(shares.median()) if len(shares) else None,
                    full=int((shares >= 1 - 1e-9).sum()),
                )
            )
        return found

    def hardest(self, most: int = 15) -> list[HardCase]:
        """The cases that the largest share did not pass, the hardest first."""
        found = [
            HardCase(*key, self._titles[key], self._failed[key], tried)
            for key, tried in self._tried.items()
            if self._failed[key]
        ]
        return sorted(found, key=lambda each: (-each.failed / each.tried, -each.tried))[:most]

    def mistakes(self, most: int = 20) -> list[CommonMistake]:
        """The known mistakes that were made, the most common first."""
        found = [
            CommonMistake(*key, self._advice[key], tuple(students))
            for key, students in self._made.items()
        ]
        return sorted(found, key=lambda each: -len(each.students))[:most]

    def days(self) -> list[Column]:
        """Files handed in by day, days without any included; by week where there are many days.

        A day is that of the clock where it was handed in.
        """
        given = self.frame[self.frame["day"] != ""] if len(self.frame) else self.frame
        if given.empty:
            return []
        day = pd.to_datetime(given["day"], errors="coerce")
        late = given["late_days"] > 0
        table = pd.crosstab(day, late).reindex(columns=[False, True], fill_value=0)
        span = (table.index.max() - table.index.min()).days
        self.weekly = span >= _MOST_DAYS
        # closed at its left, a week begins with the Monday that names it
        table = table.resample("W-MON" if self.weekly else "D", closed="left", label="left").sum()
        # a span of years is a clock gone wrong: its empty weeks would fill the page
        if len(table) > 2 * _MOST_DAYS:
            table = table[table.sum(axis=1) > 0].tail(2 * _MOST_DAYS)
        return [
            Column(f"{when:%Y-%m-%d}", int(counts[False]), int(counts[True]))
            for when, counts in table.iterrows()
        ]


def survey(gradebook: Gradebook) -> Survey:
    """Read a gradebook once, a student at a time."""
    found = Survey()
    rows: list[tuple[Any, ...]] = []
    for person in people(gradebook):
        found.names[person.student] = person.name or person.student
        found.totals[person.student] = (person.points, person.final)
        for row in person.rows:
            rows.append(_light(row))
            found._count(row)
            if row.final is None:
                found.open.append(row)
    columns = ["student", "exercise", "chapter", "points", "final", "status", "late_days", "day"]
    found.frame = pd.DataFrame(rows, columns=columns)
    found.frame["final"] = found.frame["final"].astype(float)
    return found


def _light(row: GradeRow) -> tuple[Any, ...]:
    day = row.submitted_at[:10]
    return (
        row.student,
        row.exercise,
        row.chapter,
        row.points,
        capped(row),
        row.status,
        row.late_days,
        day,
    )
