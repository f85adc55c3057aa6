"""The SQLite file under progress: opening, schema, and what to do when it is broken."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tutor.workspace.errors import WorkspaceError, from_os
from tutor.workspace.files import locked

BUSY = 10.0
"""Seconds to wait for another program's write."""

MIGRATIONS: list[str] = [
    """
    CREATE TABLE attempts (
        id INTEGER PRIMARY KEY,
        exercise TEXT NOT NULL,
        at TEXT NOT NULL,
        score NUMERIC NOT NULL,
        points NUMERIC NOT NULL,
        passed INTEGER NOT NULL,
        sha256 TEXT,
        submission TEXT,
        report TEXT NOT NULL
    );
    CREATE INDEX attempts_of ON attempts (exercise, id);
    CREATE TABLE hints (
        exercise TEXT NOT NULL, number INTEGER NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (exercise, number)
    );
    CREATE TABLE solutions (exercise TEXT PRIMARY KEY, at TEXT NOT NULL);
    CREATE TABLE lessons (
        number TEXT PRIMARY KEY, position REAL NOT NULL, finished INTEGER NOT NULL, at TEXT NOT NULL
    );
    CREATE TABLE quizzes (
        lesson TEXT NOT NULL, quiz TEXT NOT NULL, choice INTEGER NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (lesson, quiz)
    );
    CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    """,
    """
    CREATE TABLE reviews (exercise TEXT PRIMARY KEY, card TEXT NOT NULL, due TEXT NOT NULL);
    CREATE TABLE review_rounds (
        id INTEGER PRIMARY KEY,
        exercise TEXT NOT NULL,
        begun TEXT NOT NULL,
        hints INTEGER NOT NULL DEFAULT 0,
        solution INTEGER NOT NULL DEFAULT 0,
        ended TEXT,
        rating INTEGER
    );
    CREATE UNIQUE INDEX review_open ON review_rounds (exercise) WHERE ended IS NULL;
    CREATE TABLE review_attempts (
        id INTEGER PRIMARY KEY,
        round INTEGER NOT NULL REFERENCES review_rounds (id),
        at TEXT NOT NULL,
        score NUMERIC NOT NULL,
        points NUMERIC NOT NULL,
        passed INTEGER NOT NULL,
        submission TEXT,
        report TEXT NOT NULL
    );
    CREATE INDEX review_attempts_of ON review_attempts (round, id);
    """,
]
"""What brings the schema from version n to n + 1. Never changed once released, only added to."""


def now() -> str:
    """The moment, in UTC, as text that sorts."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Database:
    """One file; a connection for each use, so any thread and any program may use it at once."""

    def __init__(self, file: Path) -> None:
        """Open it, bring its schema up to date, or begin anew beside a damaged one."""
        self.file = file
        self.notices: list[WorkspaceError] = []
        """What the learner should be told once."""
        with locked(file.with_name("lock")):
            try:
                self._prepare()
            except sqlite3.DatabaseError as error:
                if not _damaged(error):
                    raise self._sentence(error) from error
                self._put_aside()
                try:
                    self._prepare()
                except sqlite3.Error as again:
                    raise self._sentence(again) from again

    def _prepare(self) -> None:
        with contextlib.closing(self._connect()) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version > len(MIGRATIONS):
                raise WorkspaceError("newer", path=self.file)
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise sqlite3.DatabaseError("malformed")
            for number in range(version, len(MIGRATIONS)):
                # one transaction: killed in the middle, it begins again at the same version
                connection.executescript(
                    f"BEGIN IMMEDIATE; {MIGRATIONS[number]};"
                    f"PRAGMA user_version = {number + 1}; COMMIT;"
                )

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.file, timeout=BUSY, isolation_level=None)
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read with; raises WorkspaceError."""
        try:
            with contextlib.closing(self._connect()) as connection:
                yield connection
        except sqlite3.Error as error:
            raise self._sentence(error) from error

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it happens, or nothing; raises WorkspaceError."""
        with self.reading() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def _put_aside(self) -> None:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        copy = self.file.with_name(f"{self.file.name}.damaged-{stamp}")
        try:
            os.replace(self.file, copy)
            for suffix in "-wal", "-shm":
                with contextlib.suppress(FileNotFoundError):
                    os.replace(f"{self.file}{suffix}", f"{copy}{suffix}")
        except OSError as error:
            raise from_os(error, self.file) from error
        self.notices.append(WorkspaceError("progress_lost", path=self.file, copy=copy))

    def _sentence(self, error: sqlite3.Error) -> WorkspaceError:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_FULL:
            return WorkspaceError("disk_full", path=self.file)
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return WorkspaceError("locked", path=self.file)
        if code == sqlite3.SQLITE_READONLY:
            return WorkspaceError("read_only", path=self.file)
        if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
            if not _room(self.file.parent):
                return WorkspaceError("disk_full", path=self.file)
            if not os.access(self.file.parent, os.W_OK):
                return WorkspaceError("read_only", path=self.file)
        return WorkspaceError("system", path=self.file, problem=str(error))


def _room(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        disk = os.statvfs(folder)
        return disk.f_bavail * disk.f_frsize > 64 * 1024
    return True


def _damaged(error: sqlite3.DatabaseError) -> bool:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return str(error) == "malformed"
    return code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
