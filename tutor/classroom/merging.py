"""Several gradebooks of one class, such as those of shards, made into one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tutor.classroom.errors import GradebookError
from tutor.classroom.gradebook import Gradebook

_TABLES = ("run", "grading", "entry", "adjustment")
"""Each line has a `uid`, so that merging again adds nothing."""


def merge(target: Path, sources: Sequence[Path]) -> Gradebook:
    """Add all of `sources` to the gradebook at `target`, made where it is missing.

    Raises GradebookError where they are not of one course and seed: their grades would not be
    comparable.
    """
    books = [Gradebook(path) for path in sources]
    try:
        merged = Gradebook(target, create=True)
        abouts = [book.about() for book in (merged, *books)]
        told = [about for about in abouts if about["runs"]]
        for key in ("course", "seed"):
            found = sorted({str(about[key]) for about in told})
            if len(found) > 1:
                raise GradebookError(
                    f"these gradebooks have not the same {key} ({', '.join(found)}): grade all "
                    "shards with the same course and --seed, then merge."
                )
        for book in books:
            if book.path.resolve() != merged.path.resolve():
                _add(merged, book)
        if told:
            merged.note_run({**told[-1], **_problems(told)})
        return merged
    finally:
        for book in books:
            book.close()


def _problems(abouts: list[dict[str, Any]]) -> dict[str, Any]:
    """What any of them lists, each once; and all exercises."""
    unmapped = {
        (each["where"], each["why"]): each for about in abouts for each in about["unmapped"]
    }
    exercises = {each["name"]: each for about in abouts for each in about["exercises"]}
    return {
        "roster": list(dict.fromkeys(each for about in abouts for each in about["roster"])),
        "unmapped": list(unmapped.values()),
        "exercises": list(exercises.values()),
    }


def _add(merged: Gradebook, book: Gradebook) -> None:
    with book.reading() as source, merged.writing() as target:
        for table in _TABLES:
            for row in source.execute(f"SELECT * FROM {table} ORDER BY id"):
                _insert(target, table, {key: row[key] for key in row.keys() if key != "id"})  # noqa: SIM118
        for table in ("source", "person", "exercise"):
            for row in source.execute(f"SELECT * FROM {table}"):
                _insert(target, table, {key: row[key] for key in row.keys()})  # noqa: SIM118


def _insert(target: sqlite3.Connection, table: str, values: dict[str, Any]) -> None:
    target.execute(
        f"INSERT OR IGNORE INTO {table} ({', '.join(values)}) "
        f"VALUES ({', '.join('?' * len(values))})",
        tuple(values.values()),
    )
