"""The gradebook: all reports of a class, appended to one SQLite file and never overwritten."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import uuid
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tutor.classroom.database import Database, now
from tutor.classroom.errors import GradebookError
from tutor.classroom.queries import (
    ADJUSTMENTS,
    ENTRIES,
    LATEST,
    missing,
    must_be_in,
    row_of,
    with_adjustment,
)
from tutor.classroom.rows import GradeRow, Status

FILE = "gradebook.db"


@dataclass(frozen=True)
class Person:
    """One of the roster."""

    student: str
    name: str = ""
    email: str = ""
    position: int | None = None
    """In the whole class, where this run has a part of it."""


@dataclass(frozen=True)
class Graded:
    """What judging some bytes came to; shared by all who handed in the same."""

    key: str
    """Names everything it depends on: equal keys need no second judging."""
    sha256: str
    status: Status
    reason: str
    report: dict[str, Any] | None
    course_version: str
    seed: int
    device: str
    software: dict[str, str] = field(default_factory=dict)
    graded_at: str = ""
    uid: str = ""


@dataclass(frozen=True)
class Entry:
    """What one student has in one exercise, before adjustments; units as in `GradeRow`."""

    student: str
    exercise: str
    status: Status
    points: float
    score: float | None = None
    late_days: float = 0.0
    final: float | None = None
    reason: str = ""
    submission: str = ""
    sha256: str = ""
    submitted_at: str = ""
    grading: str = ""
    """The `uid` of what was judged."""


class Gradebook:
    """One gradebook, opened to read; `create=True` makes it where it is missing."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """`path` is the file, or the folder that `tutor grade --out` was given."""
        self.path = path / FILE if path.is_dir() or (create and not path.suffix) else path
        self._database = Database(self.path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._database.close()

    # -- what it says -----------------------------------------------------------------------------

    def latest(self) -> list[GradeRow]:
        """One row for each student and exercise, in the order of roster and course."""
        return list(self.rows())

    def rows(self, student: str | None = None, exercise: str | None = None) -> Iterator[GradeRow]:
        """The same one by one, for a class that does not fit into memory."""
        language = self._language()
        with self._database.reading() as connection:
            for found in connection.execute(LATEST, (student, student, exercise, exercise)):
                yield row_of(found, language)

    def history(self, student: str, exercise: str) -> list[GradeRow]:
        """Everything that was ever recorded, the oldest first; adjustments are rows of their own.

        Raises GradebookError for a student or exercise that is not in it.
        """
        language = self._language()
        with self._database.reading() as connection:
            must_be_in(connection, "person", "student", student)
            must_be_in(connection, "exercise", "name", exercise)
            adjustments = connection.execute(ADJUSTMENTS, (student, exercise)).fetchall()
            entries = connection.execute(ENTRIES, (student, exercise)).fetchall()
        rows = [
            with_adjustment(missing(found), found, language)
            for found in adjustments
            if not found["after"]
        ]
        for entry in entries:
            row = row_of(entry, language)
            rows.append(row)
            rows += [
                with_adjustment(row, found, language)
                for found in adjustments
                if found["after"] == entry["uid"]
            ]
        return rows

    def source(self, sha256: str) -> bytes:
        """The bytes that were graded; raises GradebookError where they are not here."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT content FROM source WHERE sha256 = ?", (sha256,)
            ).fetchone()
        if found is None:
            raise GradebookError(f"{self.path} holds no submission with the sha256 {sha256}.")
        return zlib.decompress(found[0])

    def sources(self) -> dict[str, bytes]:
        """All graded files by sha256."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT sha256, content FROM source ORDER BY sha256")
            return {sha256: zlib.decompress(content) for sha256, content in found}

    def about(self) -> dict[str, Any]:
        """What the last run said of itself.

        `course`, `title` (by language), `seed`, `policy`, `device`, `started_at`, `runs`,
        `exercises` (each with `name`, `chapter`, `title`, `points`, `weight`), `roster` (sentences
        on its problems), `unmapped` (each with `where` and `why`), `software`.
        """
        with self._database.reading() as connection:
            runs = connection.execute("SELECT count(*) FROM run").fetchone()[0]
            found = connection.execute(
                "SELECT started_at, about FROM run ORDER BY id DESC LIMIT 1"
            ).fetchone()
        told = json.loads(found[1]) if found else {}
        return {**_EMPTY, **told, "started_at": found[0] if found else "", "runs": runs}

    def _language(self) -> str:
        return str(self.about().get("language", "en"))

    def people(self) -> list[Person]:
        """The roster, in its order."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT student, name, email FROM person ORDER BY position, student"
            )
            return [Person(*each) for each in found]

    # -- what is written into it ------------------------------------------------------------------

    def begin(
        self,
        about: dict[str, Any],
        people: Iterable[Person],
        exercises: Iterable[tuple[str, str, float]],
        order: Sequence[str] | None = None,
    ) -> None:
        """A run begins: what it is, who is in the class, and `(name, chapter, points)` of all.

        `order` names the exercises as the course has them, where these are some of them.
        """
        exercises = list(exercises)
        order = [name for name, _, _ in exercises] if order is None else order
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO run (uid, started_at, about) VALUES (?, ?, ?)",
                (_uid(), now(), json.dumps(about, ensure_ascii=False)),
            )
            for position, person in enumerate(people):
                connection.execute(
                    "INSERT OR REPLACE INTO person VALUES (?, ?, ?, ?)",
                    (
                        person.student, person.name, person.email,
                        position if person.position is None else person.position,
                    ),
                )  # fmt: skip
            for name, chapter, points in exercises:
                connection.execute(
                    "INSERT OR REPLACE INTO exercise VALUES (?, ?, ?, ?)",
                    (name, chapter, points, order.index(name) if name in order else len(order)),
                )

    def note(self, about: dict[str, Any]) -> None:
        """What the run that goes on has found out about itself since `begin`."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE run SET about = ? WHERE id = (SELECT max(id) FROM run)",
                (json.dumps(about, ensure_ascii=False),),
            )

    def note_run(self, about: dict[str, Any]) -> None:
        """A run that graded nothing itself: gradebooks were merged."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO run (uid, started_at, about) VALUES (?, ?, ?)",
                (_uid(), now(), json.dumps(about, ensure_ascii=False)),
            )

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """The database, for who copies it; see schema.sql."""
        return self._database.reading()

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """The same in a transaction."""
        return self._database.writing()

    def find(self, key: str) -> Graded | None:
        """The last judging with that key."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT * FROM grading WHERE key = ? ORDER BY id DESC LIMIT 1", (key,)
            )
            row = found.fetchone()
        if row is None:
            return None
        told = {name: row[name] for name in row.keys() if name != "id"}  # noqa: SIM118
        told["software"] = json.loads(told["software"])
        told["report"] = json.loads(told["report"]) if told["report"] else None
        return Graded(**told)

    def record(
        self, graded: Graded | None, entries: Iterable[Entry], source: bytes | None = None
    ) -> int:
        """One transaction: a judging (if new), its bytes, and whoever's entries have changed.

        Returns how many entries were new; the same said again is not written again.
        """
        new = 0
        with self._database.writing() as connection:
            if source is not None:
                connection.execute(
                    "INSERT OR IGNORE INTO source VALUES (?, ?)",
                    (hashlib.sha256(source).hexdigest(), zlib.compress(source)),
                )
            if graded is not None:
                connection.execute(
                    f"INSERT INTO grading ({_GRADING}) VALUES (?{', ?' * _GRADING.count(',')})",
                    (
                        graded.uid, graded.key, graded.sha256, graded.status, graded.reason,
                        json.dumps(graded.report, ensure_ascii=False) if graded.report else None,
                        graded.graded_at, graded.course_version, graded.seed, graded.device,
                        json.dumps(graded.software),
                    ),
                )  # fmt: skip
            for entry in entries:
                values = tuple(getattr(entry, name) for name in _ENTRY_FIELDS)
                last = connection.execute(
                    f"SELECT {', '.join(_ENTRY_FIELDS)} FROM entry "
                    "WHERE student = ? AND exercise = ? ORDER BY id DESC LIMIT 1",
                    (entry.student, entry.exercise),
                ).fetchone()
                if last is None or tuple(last) != values:
                    new += 1
                    connection.execute(
                        f"INSERT INTO entry (uid, recorded_at, {', '.join(_ENTRY_FIELDS)}) "
                        f"VALUES (?, ?{', ?' * len(_ENTRY_FIELDS)})",
                        (_uid(), now(), *values),
                    )
        return new

    def adjust(
        self, student: str, exercise: str, final: float | None, reason: str, who: str = ""
    ) -> None:
        """Set what counts by hand; None takes the last adjustment back. The reason is kept."""
        if not reason.strip():
            raise GradebookError("an adjustment needs its reason: --reason “ill in week 3”.")
        with self._database.writing() as connection:
            must_be_in(connection, "person", "student", student)
            must_be_in(connection, "exercise", "name", exercise)
            last = connection.execute(
                "SELECT uid FROM entry WHERE student = ? AND exercise = ? ORDER BY id DESC LIMIT 1",
                (student, exercise),
            ).fetchone()
            connection.execute(
                "INSERT INTO adjustment (uid, student, exercise, final, reason, who, at, after) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (_uid(), student, exercise, final, reason.strip(), who, now(),
                 last[0] if last else ""),
            )  # fmt: skip


def new_uid() -> str:
    """A name that no other gradebook gives, so that gradebooks can be merged."""
    return uuid.uuid4().hex


_uid = new_uid
_EMPTY: dict[str, Any] = {
    "course": "", "title": {}, "seed": None, "policy": {}, "device": "", "exercises": [],
    "roster": [], "unmapped": [], "software": {},
}  # fmt: skip
_GRADING = (
    "uid, key, sha256, status, reason, report, graded_at, course_version, seed, device, software"
)
_ENTRY_FIELDS = (
    "student", "exercise", "grading", "status", "points", "score", "late_days", "final", "reason",
    "submission", "sha256", "submitted_at",
)  # fmt: skip
