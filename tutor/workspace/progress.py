"""What a learner has done: attempts, hints, lessons read, quizzes answered, settings."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tutor.workspace.database import Database, now
from tutor.workspace.errors import WorkspaceError

_GRADED = ("passed", "wrong")


@dataclass(frozen=True)
class Standing:
    """Where a learner stands with an exercise: the best attempt, and how many there were."""

    score: float = 0
    """Earned in the best attempt."""
    points: float = 0
    """What that attempt could earn."""
    attempts: int = 0
    passed: bool = False
    last_at: datetime | None = None
    """The last attempt, in UTC."""


@dataclass(frozen=True)
class Attempt:
    """One graded submission."""

    exercise: str
    at: datetime
    score: float
    points: float
    passed: bool
    report: dict[str, Any]
    submission: str | None
    sha256: str | None


@dataclass(frozen=True)
class LessonState:
    """How far a lesson was read. `position` means what the reader that set it means."""

    position: float = 0
    finished: bool = False


class Progress:
    """The record of one workspace. Any thread and several programs may use it at once.

    Every write is one transaction, on the disk when the call returns. All methods raise
    WorkspaceError.
    """

    def __init__(self, file: Path, workspace: Path | None = None) -> None:
        """`workspace` is where submissions stand, to record the text of those graded."""
        self.database = Database(file)
        self._workspace = workspace
        self.file = file

    @property
    def notices(self) -> list[WorkspaceError]:
        """What the learner should be told once, such as a damaged record put aside."""
        return self.database.notices

    def record(self, report: Mapping[str, Any], submission: str | None = None) -> None:
        """Keep a report and the text it is about; by default what the file holds now.

        What was not started or could not be graded is no attempt, and is not kept.
        """
        import hashlib  # loads OpenSSL, which the first screen does without

        if report["status"] not in _GRADED:
            return
        if submission is None:
            submission = self._submission(report)
        digest = submission and hashlib.sha256(submission.encode()).hexdigest()
        with self.database.writing() as connection:
            connection.execute(
                "INSERT INTO attempts (exercise, at, score, points, passed, sha256, submission,"
                " report) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    report["name"],
                    now(),
                    report["score"],
                    report["points"],
                    report["status"] == "passed",
                    digest,
                    submission,
                    json.dumps(report, ensure_ascii=False),
                ),
            )

    def _submission(self, report: Mapping[str, Any]) -> str | None:
        if self._workspace is None:
            return None
        file: Path = self._workspace / report["chapter"] / f"{report['name']}.py"
        try:
            return file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return None

    def best(self, exercise: str) -> Standing:
        """The standing of one exercise, also before the first attempt."""
        return self.standings().get(exercise, Standing())

    def standings(self) -> dict[str, Standing]:
        """The standing of each exercise that was attempted."""
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT exercise, count(*), max(passed), max(at) FROM attempts GROUP BY exercise"
            ).fetchall()
            # the last row of each exercise stays in the dict: its best attempt
            best = {
                name: (score, points)
                for name, score, points in connection.execute(
                    "SELECT exercise, score, points FROM attempts"
                    " ORDER BY score * 1.0 / max(points, 1), id"
                )
            }
        return {
            name: Standing(*best[name], attempts, bool(passed), datetime.fromisoformat(at))
            for name, attempts, passed, at in rows
        }

    def history(self, exercise: str) -> list[Attempt]:
        """All attempts, the oldest first."""
        with self.database.reading() as connection:
            rows = connection.execute(
                "SELECT exercise, at, score, points, passed, report, submission, sha256"
                " FROM attempts WHERE exercise = ? ORDER BY id",
                (exercise,),
            ).fetchall()
        return [
            Attempt(
                name, datetime.fromisoformat(at), score, points, bool(passed), json.loads(report),
                submission, digest,
            )
            for name, at, score, points, passed, report, submission, digest in rows
        ]  # fmt: skip

    def hints_used(self, exercise: str) -> int:
        """How many of its hints were seen: the highest number."""
        return int(
            self._one("SELECT coalesce(max(number), 0) FROM hints WHERE exercise = ?", exercise)
        )

    def use_hint(self, exercise: str, number: int) -> None:
        """Hint `number`, counted from 1, was seen."""
        self._write("INSERT OR IGNORE INTO hints VALUES (?, ?, ?)", exercise, number, now())

    def solution_seen(self, exercise: str) -> bool:
        """Whether the reference was looked at before it was earned."""
        return bool(self._one("SELECT count(*) FROM solutions WHERE exercise = ?", exercise))

    def see_solution(self, exercise: str) -> None:
        """The reference is looked at."""
        self._write("INSERT OR IGNORE INTO solutions VALUES (?, ?)", exercise, now())

    def lesson_state(self, number: str) -> LessonState:
        """How far the lesson with that number (`05.03`) was read."""
        with self.database.reading() as connection:
            row = connection.execute(
                "SELECT position, finished FROM lessons WHERE number = ?", (number,)
            ).fetchone()
        return LessonState(row[0], bool(row[1])) if row else LessonState()

    def lesson_states(self) -> dict[str, LessonState]:
        """How far each lesson was read, by number; those never opened are left out."""
        with self.database.reading() as connection:
            rows = connection.execute("SELECT number, position, finished FROM lessons").fetchall()
        return {number: LessonState(position, bool(done)) for number, position, done in rows}

    def set_lesson_state(self, number: str, position: float, finished: bool) -> None:
        """The lesson was read that far."""
        self._write(
            "INSERT OR REPLACE INTO lessons VALUES (?, ?, ?, ?)", number, position, finished, now()
        )

    def quiz_answers(self, lesson: str) -> dict[str, int]:
        """Quiz id -> index of the choice last taken, counted from 0."""
        with self.database.reading() as connection:
            return dict(
                connection.execute("SELECT quiz, choice FROM quizzes WHERE lesson = ?", (lesson,))
            )

    def answer_quiz(self, lesson: str, quiz: str, choice: int) -> None:
        """That choice, counted from 0, was taken."""
        self._write(
            "INSERT OR REPLACE INTO quizzes VALUES (?, ?, ?, ?)", lesson, quiz, choice, now()
        )

    def setting(self, key: str, default: Any = None) -> Any:
        """A value that `set_setting` kept, or the default."""
        with self.database.reading() as connection:
            row = connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        return json.loads(row[0]) if row else default

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a value of plain data."""
        text = json.dumps(value, ensure_ascii=False)
        self._write("INSERT OR REPLACE INTO settings VALUES (?, ?)", key, text)

    def _one(self, query: str, *values: Any) -> Any:
        with self.database.reading() as connection:
            return connection.execute(query, values).fetchone()[0]

    def _write(self, statement: str, *values: Any) -> None:
        with self.database.writing() as connection:
            connection.execute(statement, values)
