"""The SQLite file under a gradebook: opening, transactions, and what is said when one fails."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from tutor.classroom.errors import GradebookError

_APPLICATION = 0x7475746F
"""Marks a SQLite file as a gradebook of ours: `tuto`."""
_VERSION = 1
_BUSY = 30.0
_SCHEMA = Path(__file__).with_name("schema.sql")


def now() -> str:
    """The moment, in UTC, as text that sorts."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


class Database:
    """One connection to one file, for one process and one thread."""

    def __init__(self, file: Path, *, create: bool = False) -> None:
        """Open the gradebook, or with `create` make it where it is missing."""
        self.file = file
        if not create and not file.is_file():
            raise GradebookError(
                f"there is no gradebook at {file}. `tutor grade SUBMISSIONS --out DIR` makes one "
                "in DIR."
            )
        with self._said():
            if create:
                file.parent.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(file, timeout=_BUSY, isolation_level=None)
            self.connection.row_factory = sqlite3.Row
            try:
                self._prepare()
            except BaseException:
                self.connection.close()
                raise

    def _prepare(self) -> None:
        ask = self.connection.execute
        mark, version = (ask(f"PRAGMA {name}").fetchone()[0] for name in _MARKS)
        tables = ask("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and mark != _APPLICATION:
            raise GradebookError(f"{self.file} is a database, but not a gradebook of tutor's.")
        if version > _VERSION:
            raise GradebookError(
                f"{self.file} was written by a newer tutor. Bring yours up to date: "
                "`pip install -U tutor`."
            )
        if os.access(self.file, os.W_OK):
            ask("PRAGMA journal_mode = WAL")
            ask("PRAGMA synchronous = FULL")
        if not tables:
            # one transaction: killed in the middle, it begins again with an empty file
            self.connection.executescript(
                f"BEGIN IMMEDIATE; {_SCHEMA.read_text(encoding='utf-8')};"
                f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {_VERSION}; COMMIT;"
            )

    @contextlib.contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise GradebookError(_sentence(self.file, error)) from error
        except OSError as error:
            raise GradebookError(f"{self.file} cannot be made: {error.strerror}") from error

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, with its errors as sentences."""
        with self._said():
            yield self.connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it happens, or nothing."""
        with self._said():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()


_MARKS = ("application_id", "user_version")


def _sentence(file: Path, error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return (
            f"the disk is full: {file} could not be written. What was graded before is kept; make "
            "room and type the same command again."
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return f"another program is writing to {file}. Wait until it is done, then try again."
    if code == sqlite3.SQLITE_READONLY:
        return f"{file} may not be written. Change its permissions, or give another --out."
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return (
            f"{file} is damaged, or no gradebook. Bring it back from a copy, or give another "
            "--out and grade again."
        )
    return f"{file} cannot be used: {error}"
