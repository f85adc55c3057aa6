"""When passed exercises come back, and how each such round went.

The schedule is FSRS's (https://github.com/open-spaced-repetition/py-fsrs): the easier an exercise
was recalled, the later it comes back. Each round begins with a fresh stub, and its attempts are
kept apart from the attempts by which the exercise was learned.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from tutor.workspace.database import Database, now
from tutor.workspace.progress import Attempt

if TYPE_CHECKING:
    from fsrs import Scheduler

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
"""Ratings, FSRS's numbers."""
RATINGS = {AGAIN: "again", HARD: "hard", GOOD: "good", EASY: "easy"}
"""Their names."""
MANY_ATTEMPTS = 4
"""From this attempt on, an exercise that is passed was hard."""
LONGEST = 365
"""Days until even the easiest comes back."""


def rate(attempts: int, hints: int, solution: bool) -> int:
    """The rating of an exercise that was passed at the `attempts`-th attempt."""
    if solution:
        return AGAIN
    if hints or attempts >= MANY_ATTEMPTS:
        return HARD
    return EASY if attempts == 1 else GOOD


@dataclass(frozen=True)
class Planned:
    """An exercise's place in the schedule."""

    exercise: str
    due: datetime
    rounds: int
    """How often it came back and was passed again."""
    begun: bool
    """Whether a round is under way."""

    def is_due(self, at: datetime) -> bool:
        """Whether it is to be done by the end of the day of `at`, in the learner's time zone."""
        return self.due < _end_of_day(at)


@dataclass(frozen=True)
class Round:
    """One time that an exercise came back."""

    id: int
    exercise: str
    hints: int
    solution: bool
    rating: int | None
    """None until it is passed."""
    attempts: int
    score: float
    """Of its best attempt."""
    points: float
    last_at: datetime | None


class Reviews:
    """The schedule of one workspace. Any thread and several programs may use it at once.

    Every write is one transaction. All methods raise WorkspaceError.
    """

    def __init__(self, database: Database) -> None:
        """`database` is the one that holds the attempts, too."""
        self.database = database

    def plan(self) -> int:
        """Give each passed exercise that has none its place in the schedule; returns how many.

        The place follows from how the exercise was learned: attempts until it was first passed,
        hints and the reference looked at before.
        """
        with self.database.reading() as connection:
            missing = connection.execute(
                "SELECT exercise, min(id), min(at) FROM attempts WHERE passed AND exercise NOT IN"
                " (SELECT exercise FROM reviews) GROUP BY exercise"
            ).fetchall()
        if not missing:
            return 0
        from fsrs import Card, Rating  # paid for only by those who have something to schedule

        scheduler = _scheduler()
        with self.database.writing() as connection:
            for exercise, attempt, at in missing:
                rating = Rating(_learned(connection, exercise, attempt, at))
                card, _ = scheduler.review_card(
                    Card(card_id=attempt), rating, datetime.fromisoformat(at)
                )
                # another program may have been first
                connection.execute(
                    "INSERT OR IGNORE INTO reviews VALUES (?, ?, ?)",
                    (exercise, card.to_json(), _text(card.due)),
                )
        return len(missing)

    def all(self) -> list[Planned]:
        """Every exercise that is in the schedule, those that are due first."""
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT exercise, due,"
                " (SELECT count(*) FROM review_rounds AS r"
                "  WHERE r.exercise = reviews.exercise AND ended IS NOT NULL),"
                " (SELECT count(*) FROM review_rounds AS r"
                "  WHERE r.exercise = reviews.exercise AND ended IS NULL)"
                " FROM reviews ORDER BY due, exercise"
            ).fetchall()
        return [
            Planned(name, datetime.fromisoformat(due), rounds, bool(begun))
            for name, due, rounds, begun in rows
        ]

    def due(self, at: datetime | None = None) -> list[Planned]:
        """What is due on the day of `at` (now), the most overdue first."""
        at = at or datetime.now(UTC)
        return [planned for planned in self.all() if planned.is_due(at)]

    def begin(self, exercise: str) -> tuple[Round, bool]:
        """The round of this exercise that is under way, or a new one; and whether it is new."""
        with self.database.writing() as connection:
            query = "SELECT id FROM review_rounds WHERE exercise = ? AND ended IS NULL"
            row = connection.execute(query, (exercise,)).fetchone()
            if row is None:
                added = connection.execute(
                    "INSERT INTO review_rounds (exercise, begun) VALUES (?, ?)", (exercise, now())
                )
                return _round(connection, int(added.lastrowid or 0)), True
            return _round(connection, row[0]), False

    def round(self, number: int) -> Round:
        """The round with that id."""
        with self.database.reading() as connection:
            return _round(connection, number)

    def history(self, number: int) -> list[Attempt]:
        """The attempts of that round, the oldest first."""
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT exercise, at, score, points, passed, report, submission"
                " FROM review_attempts AS a JOIN review_rounds AS r ON r.id = a.round"
                " WHERE a.round = ? ORDER BY a.id",
                (number,),
            ).fetchall()
        return [
            Attempt(
                name, datetime.fromisoformat(at), score, points, bool(passed), json.loads(report),
                submission, None,
            )
            for name, at, score, points, passed, report, submission in rows
        ]  # fmt: skip

    def use_hint(self, number: int, hint: int) -> None:
        """In the round with id `number`, hint `hint` (from 1) was seen."""
        self._change("UPDATE review_rounds SET hints = max(hints, ?) WHERE id = ?", hint, number)

    def see_solution(self, number: int) -> None:
        """In that round the reference was looked at."""
        self._change("UPDATE review_rounds SET solution = 1 WHERE id = ?", number)

    def record(self, number: int, report: Mapping[str, Any], submission: str) -> None:
        """Keep a report of that round; the first that is passed ends it and sets the next date."""
        if report["status"] not in ("passed", "wrong"):
            return
        at, passed = now(), report["status"] == "passed"
        with self.database.writing() as connection:
            connection.execute(
                "INSERT INTO review_attempts (round, at, score, points, passed, submission, report)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    number,
                    at,
                    report["score"],
                    report["points"],
                    passed,
                    submission,
                    json.dumps(report, ensure_ascii=False),
                ),
            )
            if passed:
                _end(connection, _round(connection, number), at)

    def _change(self, statement: str, *values: Any) -> None:
        with self.database.writing() as connection:
            connection.execute(statement, values)


def _learned(connection: sqlite3.Connection, exercise: str, attempt: int, at: str) -> int:
    def count(query: str, *values: object) -> int:
        return int(connection.execute(query, (exercise, *values)).fetchone()[0])

    attempts = count("SELECT count(*) FROM attempts WHERE exercise = ? AND id <= ?", attempt)
    hints = count("SELECT count(*) FROM hints WHERE exercise = ? AND at <= ?", at)
    seen = count("SELECT count(*) FROM solutions WHERE exercise = ? AND at <= ?", at)
    return rate(attempts, hints, bool(seen))


def _round(connection: sqlite3.Connection, number: int) -> Round:
    exercise, hints, solution, rating = connection.execute(
        "SELECT exercise, hints, solution, rating FROM review_rounds WHERE id = ?", (number,)
    ).fetchone()
    attempts, score, points, last = connection.execute(
        "SELECT count(*), coalesce(max(score), 0), coalesce(max(points), 0), max(at)"
        " FROM review_attempts WHERE round = ?",
        (number,),
    ).fetchone()
    last_at = datetime.fromisoformat(last) if last else None
    return Round(number, exercise, hints, bool(solution), rating, attempts, score, points, last_at)


def _end(connection: sqlite3.Connection, this: Round, at: str) -> None:
    if this.rating is not None:
        return  # passed before; what comes after is for pleasure
    from fsrs import Card, Rating

    rating = rate(this.attempts, this.hints, this.solution)
    connection.execute(
        "UPDATE review_rounds SET ended = ?, rating = ? WHERE id = ?", (at, rating, this.id)
    )
    row = connection.execute(
        "SELECT card FROM reviews WHERE exercise = ?", (this.exercise,)
    ).fetchone()
    card = Card.from_json(row[0]) if row else Card(card_id=this.id)
    card, _ = _scheduler().review_card(card, Rating(rating), datetime.fromisoformat(at))
    connection.execute(
        "INSERT OR REPLACE INTO reviews VALUES (?, ?, ?)",
        (this.exercise, card.to_json(), _text(card.due)),
    )


def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    # whole days only: nobody writes the same exercise twice within ten minutes; and no chance, so
    # that what the learner is told holds
    return Scheduler(
        learning_steps=(), relearning_steps=(), maximum_interval=LONGEST, enable_fuzzing=False
    )


def _text(moment: datetime) -> str:
    """As `now()` writes it, so that it sorts."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _end_of_day(at: datetime) -> datetime:
    local = at.astimezone()
    return datetime.combine(local.date() + timedelta(days=1), time()).astimezone()
