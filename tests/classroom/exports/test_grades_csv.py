"""The CSV files, read back by pandas and by the rules of who imports them."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from tests.classroom.exports.books import Book, case, hostile_book, report
from tests.classroom.invented import invented_gradebook
from tutor.classroom.exports.grades_csv import cell
from tutor.classroom.outputs import write
from tutor.course.reader import read_course

COURSE = read_course(Path(__file__).parents[2] / "small_course")


def cells(file: Path) -> list[str]:
    with file.open(encoding="utf-8", newline="") as stream:
        return [value for row in csv.reader(stream) for value in row]


def test_pandas_reads_every_row_with_its_types(tmp_path: Path) -> None:
    [file] = write(invented_gradebook(tmp_path / "g.db"), COURSE, tmp_path, ["csv"])
    table = pd.read_csv(file, keep_default_na=True).set_index(["student", "exercise"])
    assert len(table) == 10
    assert table["final"].dtype == float
    assert table.loc[("s2", "centre_rows"), "name"] == "李梅"
    assert table.loc[("s3", "centre_rows"), ["score", "final", "late_days"]].tolist() == [
        20,
        16,
        1.5,
    ]
    assert table.loc[("s2", "centre_rows"), "adjusted"] == "yes"
    # what is not known is no zero
    assert table.loc[("s3", "pair"), ["score", "final"]].isna().all()
    assert table.loc[("s3", "pair"), "status"] == "timed out"
    assert len(table.loc[("s1", "pair"), "sha256"]) == 64


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "\x00=1", " =1"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    assert str(cell(text))[0] not in "=+-@\t\r"


def test_numbers_stay_numbers() -> None:
    assert [cell(value) for value in (2.0, 2.5, -0.5, 1 / 3, None)] == [2, 2.5, -0.5, 0.33, ""]


@pytest.mark.parametrize("form", ["csv", "canvas", "moodle"])
def test_hostile_names_stay_in_their_cell(tmp_path: Path, form: str) -> None:
    [file] = write(hostile_book(tmp_path / "g.db"), COURSE, tmp_path, [form])
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert len({len(row) for row in rows}) == 1
    # a dash alone is Moodle's “no grade”, and no formula
    risky = [value for row in rows for value in row if value[:1] in tuple("=+-@") and value != "-"]
    assert risky == []
    assert not any(char in value for value in cells(file) for char in "\x00\x1b\u202e\n\r")


def test_canvas_reads_it(tmp_path: Path) -> None:
    """The rules of Canvas's own importer on headers, the row of points, and how it finds people."""
    [file] = write(invented_gradebook(tmp_path / "g.db"), COURSE, tmp_path, ["canvas"])
    with file.open(encoding="utf-8", newline="") as stream:
        header, possible, *students = csv.reader(stream)
    assert "Student" in header[0]
    assert "ID" in header[1]
    assert header[2:5] == ["SIS User ID", "SIS Login ID", "Section"]
    assert header[5:] == ["pair", "centre_rows"]
    assert "Points Possible" in possible[0]
    assert possible[5:] == ["6", "20"]
    assert [row[1] for row in students] == [""] * 5  # else Canvas takes it for its own number
    assert [row[2] for row in students] == ["s1", "s2", "s3", "s4", "s5"]
    assert [row[5:] for row in students] == [
        ["6", "20"],
        ["6", "9"],
        ["", "16"],
        ["", ""],
        ["", ""],
    ]


def test_moodle_reads_it(tmp_path: Path) -> None:
    [file] = write(invented_gradebook(tmp_path / "g.db"), COURSE, tmp_path, ["moodle"])
    table = pd.read_csv(file, na_values="-").set_index("ID number")
    assert list(table.columns) == ["Full name", "Email address", "pair", "centre_rows"]
    assert table.loc["s2", ["pair", "centre_rows"]].tolist() == [6, 9]
    assert table["pair"].isna().sum() == 3


def test_a_grade_is_never_above_the_points_nor_below_nothing(tmp_path: Path) -> None:
    book = Book(tmp_path / "g.db", [("a", "A", ""), ("b", "B", "")], [("pair", 6.0)])
    told = report("pair", [case("doubles", 6, 6)])
    book.hand_in("a", "pair", "x = 1\n", told, final=600.0)
    book.hand_in("b", "pair", "x = 2\n", told, final=-3.0)
    [file] = write(book.gradebook, COURSE, tmp_path, ["csv"])
    assert pd.read_csv(file)["final"].tolist() == [6, 0]
