"""The gradebook: appended, never overwritten, and honest about what it is not."""

from __future__ import annotations

import shutil
import sqlite3

import pytest

from tests.classroom.invented import RIGHT, invented_gradebook
from tutor.classroom.errors import GradebookError
from tutor.classroom.gradebook import FILE, Gradebook
from tutor.classroom.rows import STATUSES


@pytest.fixture
def book(tmp_path):
    with invented_gradebook(tmp_path) as made:
        yield made


def test_every_student_has_every_exercise(book):
    rows = book.latest()
    assert len(rows) == 10
    assert [row.student for row in rows[::2]] == ["s1", "s2", "s3", "s4", "s5"]
    assert {row.status for row in rows} == set(STATUSES)
    assert all(row.final is None for row in rows if row.status != "graded")
    by = {(row.student, row.exercise): row for row in rows}
    assert book.source(by["s1", "centre_rows"].sha256) == RIGHT
    assert by["s3", "centre_rows"].sha256 == by["s1", "centre_rows"].sha256
    assert (by["s3", "centre_rows"].score, by["s3", "centre_rows"].final) == (20.0, 16.0)


def test_an_adjustment_holds_until_it_is_taken_back(book):
    book.adjust("s5", "pair", 3.0, "handed in on paper")
    row = next(book.rows("s5", "pair"))
    assert (row.status, row.final, row.adjusted) == ("not submitted", 3.0, True)
    assert row.reason == "Set by hand to 3 (it was nothing): handed in on paper"
    book.adjust("s5", "pair", None, "the wrong student", "ng")
    row = next(book.rows("s5", "pair"))
    assert (row.final, row.adjusted) == (None, False)
    history = book.history("s5", "pair")
    assert [each.reason for each in history] == [
        "Set by hand to 3 (it was nothing): handed in on paper", "Taken back by ng: the wrong student",
    ]  # fmt: skip


@pytest.mark.parametrize("reason", ["", "  "])
def test_an_adjustment_needs_a_reason(book, reason):
    with pytest.raises(GradebookError, match="needs its reason"):
        book.adjust("s1", "pair", 3.0, reason)


def test_names_that_it_does_not_have(book):
    with pytest.raises(GradebookError, match=r"no exercise “pear”.*“pair”"):
        book.history("s1", "pear")
    with pytest.raises(GradebookError, match="no student “s9”"):
        book.adjust("s9", "pair", 1.0, "x")
    with pytest.raises(GradebookError, match="no submission with the sha256 00"):
        book.source("00")


def test_nothing_is_ever_changed_or_removed(book, tmp_path):
    def lines(table):
        with sqlite3.connect(tmp_path / FILE) as connection:
            return connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()

    before = {table: lines(table) for table in ("entry", "grading", "adjustment")}
    book.adjust("s1", "pair", 1.0, "x")
    book.record(None, [])
    for table, rows in before.items():
        assert lines(table)[: len(rows)] == rows


def test_what_is_no_gradebook(tmp_path):
    with pytest.raises(GradebookError, match="there is no gradebook at"):
        Gradebook(tmp_path / FILE)
    (tmp_path / "text.db").write_text("hello, this is a text and surely no database" * 20)
    with pytest.raises(GradebookError, match="is damaged, or no gradebook"):
        Gradebook(tmp_path / "text.db")
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE other (id)")
    connection.close()
    with pytest.raises(GradebookError, match="is a database, but not a gradebook"):
        Gradebook(tmp_path / "other.db")


def test_one_of_a_newer_program(book, tmp_path):
    with book.reading() as connection:
        connection.execute("PRAGMA user_version = 9")
    book.close()
    with pytest.raises(GradebookError, match="written by a newer tutor"):
        Gradebook(tmp_path)


def test_a_damaged_one_is_said_and_left_as_it_is(book, tmp_path):
    book.close()
    file = tmp_path / FILE
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    shutil.rmtree(tmp_path / f"{FILE}-wal", ignore_errors=True)
    with pytest.raises(GradebookError, match="is damaged"), Gradebook(tmp_path) as damaged:
        damaged.latest()
    assert file.stat().st_size == len(content)


def test_read_while_another_writes(book, tmp_path):
    with Gradebook(tmp_path) as reader, book.writing() as connection:
        connection.execute("DELETE FROM entry")
        assert sum(row.status == "graded" for row in reader.latest()) == 5
        connection.execute("ROLLBACK")
        connection.execute("BEGIN")
