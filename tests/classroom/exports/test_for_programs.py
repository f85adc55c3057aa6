"""JSON, JUnit XML, Gradescope's and GitHub's files, held against what their readers document."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from tests.classroom.exports.books import HOSTILE, Book, case, hostile_book, report
from tests.classroom.invented import invented_gradebook
from tutor.classroom.errors import ClassroomError
from tutor.classroom.exports.github import command
from tutor.classroom.exports.people import people
from tutor.classroom.gradebook import Gradebook
from tutor.classroom.outputs import FORMATS, write
from tutor.course.reader import read_course

COURSE = read_course(Path(__file__).parents[2] / "small_course")
VISIBILITY = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
OUTPUT_FORMAT = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
GRADESCOPE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["score", "tests"],
    "properties": {
        "score": {"type": "number", "minimum": 0},
        "execution_time": {"type": "number"},
        "output": {"type": "string"},
        "output_format": OUTPUT_FORMAT,
        "test_output_format": OUTPUT_FORMAT,
        "test_name_format": OUTPUT_FORMAT,
        "visibility": VISIBILITY,
        "stdout_visibility": VISIBILITY,
        "extra_data": {"type": "object"},
        "leaderboard": {"type": "array"},
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "score": {"type": "number", "minimum": 0},
                    "max_score": {"type": "number", "minimum": 0},
                    "status": {"enum": ["passed", "failed"]},
                    "name": {"type": "string"},
                    "name_format": OUTPUT_FORMAT,
                    "number": {"type": "string"},
                    "output": {"type": "string"},
                    "output_format": OUTPUT_FORMAT,
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "visibility": VISIBILITY,
                    "extra_data": {"type": "object"},
                },
            },
        },
    },
}
"""The output format of Gradescope's autograder documentation."""
AUTOGRADING = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "status", "max_score", "tests"],
    "properties": {
        "version": {"type": "integer"},
        "status": {"enum": ["pass", "fail", "error"]},
        "max_score": {"type": "number", "minimum": 0},
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["name", "status", "message", "score", "line_no", "execution_time"],
                "properties": {
                    "name": {"type": "string"},
                    "status": {"enum": ["pass", "fail", "error"]},
                    "message": {"type": "string"},
                    "test_code": {"type": "string"},
                    "filename": {"type": "string"},
                    "line_no": {"type": "integer"},
                    "execution_time": {"type": "string"},
                    "score": {"type": "number"},
                },
            },
        },
    },
}
"""What Classroom's graders hand to its grading reporter."""


@pytest.fixture
def book(tmp_path: Path) -> Gradebook:
    return invented_gradebook(tmp_path / "g.db")


@pytest.fixture
def private(tmp_path: Path) -> Gradebook:
    """One student, one exercise of twice the weight, with a case of the instructor's own."""
    made = Book(tmp_path / "p.db", [("s1", "Ada", "")], [("pair", 12.0)])
    told = [
        case("doubles", 2, 2),
        case("secret", 0, 4, message="expected SECRET", output="SECRET", title="SECRET"),
    ]
    made.hand_in("s1", "pair", "x = 1\n", report("pair", told))
    return made.gradebook


def test_every_format_writes_its_file(book: Gradebook, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    files = {file.relative_to(out).as_posix() for file in write(book, COURSE, out)}
    assert {"grades.csv", "grades-canvas.csv", "grades-moodle.csv", "grades.json", "junit.xml",
            "annotations.txt", "class.html", "students/s1.html", "gradescope/s1.json",
            "autograding/s1.json"} <= files  # fmt: skip
    assert {file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file()} == files


def test_a_wrong_format_is_named_with_its_nearest(book: Gradebook, tmp_path: Path) -> None:
    with pytest.raises(ClassroomError, match=r"“junti” is no format.*junit"):
        write(book, COURSE, tmp_path, ["csv", "junti"])
    assert not (tmp_path / "grades.csv").exists()
    assert len(FORMATS) == 10


def test_naming_the_formats_loads_nothing_heavy() -> None:
    """Commands import the table of formats while they read their arguments."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import tutor.classroom.outputs"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    imported = {name.split(".")[0] for name in re.findall(r"\|\s+([\w.]+)$", done.stderr, re.M)}
    assert "tutor" in imported
    assert not imported & {"torch", "numpy", "pandas", "jinja2", "pygments", "pylatexenc"}


def test_a_missing_package_is_one_sentence(
    book: Gradebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("tutor.classroom.insight")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(ClassroomError, match=r"need the Python package jinja2.*tutor\[class\]"):
        write(book, COURSE, tmp_path, ["students"])


def test_json_holds_the_whole_gradebook(book: Gradebook, tmp_path: Path) -> None:
    [file] = write(book, COURSE, tmp_path, ["json"])
    told = json.loads(file.read_text(encoding="utf-8"))
    assert told["about"]["seed"] == 42
    rows = [
        (each["student"], row["exercise"], row["final"])
        for each in told["students"]
        for row in each["grades"]
    ]
    assert rows == [(row.student, row.exercise, row.final) for row in book.rows()]
    assert told["students"][1]["name"] == "李梅"
    assert told["students"][3]["final"] is None


def test_json_keeps_whatever_was_said(tmp_path: Path) -> None:
    [file] = write(hostile_book(tmp_path / "g.db"), COURSE, tmp_path, ["json"])
    told = json.loads(file.read_text(encoding="utf-8"))
    assert told["students"][1]["grades"][0]["report"]["cases"][0]["message"] == HOSTILE


@pytest.mark.parametrize("make", [invented_gradebook, hostile_book])
def test_junit_is_valid_and_counts_right(tmp_path: Path, make: object) -> None:
    xmlschema = pytest.importorskip("xmlschema", reason="xmlschema is not installed")
    gradebook = make(tmp_path / "g.db")  # type: ignore[operator]
    [file] = write(gradebook, COURSE, tmp_path, ["junit"])
    xmlschema.validate(str(file), str(Path(__file__).with_name("junit.xsd")))
    root = ElementTree.parse(file).getroot()
    assert len(root) == len(gradebook.people())
    for element in (root, *root):
        found = Counter(child.tag for case in element.iter("testcase") for child in case)
        assert int(element.get("tests", "")) == len(list(element.iter("testcase")))
        assert int(element.get("failures", "")) == found["failure"]
        assert int(element.get("errors", "")) == found["error"]
        assert int(element.get("skipped", "")) == found["skipped"]


def test_junit_tells_wrong_from_broken_from_missing(book: Gradebook, tmp_path: Path) -> None:
    [file] = write(book, COURSE, tmp_path, ["junit"])
    suites = {suite.get("name"): suite for suite in ElementTree.parse(file).getroot()}
    kinds = {
        name: [child.tag for case in suite.iter("testcase") for child in case]
        for name, suite in suites.items()
    }
    assert kinds["Ada Lovelace (s1)"] == []
    assert kinds["李梅 (s2)"] == ["failure", "failure"]
    assert kinds["Bob <b>Tables</b> (s3)"] == ["error"]
    assert kinds["=1+1 (s4)"] == ["error", "error"]
    assert kinds["Zoë Ålund (s5)"] == ["skipped", "skipped"]


@pytest.mark.parametrize("make", [invented_gradebook, hostile_book])
def test_gradescope_reads_it(tmp_path: Path, make: object) -> None:
    gradebook = make(tmp_path / "g.db")  # type: ignore[operator]
    files = write(gradebook, COURSE, tmp_path, ["gradescope"])
    points = {person.student: person.points for person in people(gradebook)}
    assert files
    for file in files:
        told = json.loads(file.read_text(encoding="utf-8"))
        jsonschema.validate(told, GRADESCOPE)
        assert told["score"] <= max(points.values())
        assert all(test.get("score", 0) <= test["max_score"] for test in told["tests"])
        assert not re.search("[\x00-\x08\x1b\u202e]", json.dumps(told, ensure_ascii=False))


def test_gradescope_says_what_is_no_zero(book: Gradebook, tmp_path: Path) -> None:
    write(book, COURSE, tmp_path, ["gradescope"])
    told = json.loads((tmp_path / "gradescope" / "s3.json").read_text(encoding="utf-8"))
    assert told["score"] == 16  # lateness is in it
    [endless] = [test for test in told["tests"] if test["name"].startswith("pair")]
    assert endless["name"] == "pair: timed out"
    assert "score" not in endless
    # nothing at all is known of these two: no file, rather than a made-up zero
    assert not (tmp_path / "gradescope" / "s4.json").exists()
    assert not (tmp_path / "gradescope" / "s5.json").exists()


def test_a_grade_that_was_taken_back_leaves_no_old_file(tmp_path: Path) -> None:
    book = Book(tmp_path / "g.db", [("s1", "Ada", "")], [("pair", 6.0)])
    told = report("pair", [case("doubles", 6, 6)])
    book.hand_in("s1", "pair", "x = 1\n", told)
    [file] = write(book.gradebook, COURSE, tmp_path, ["gradescope"])
    assert file.name == "results.json"
    book.hand_in("s1", "pair", "x = 2\n", None, status="could not be graded")
    assert write(book.gradebook, COURSE, tmp_path, ["gradescope"]) == []
    assert not file.exists()


def test_private_cases_are_hidden_from_students(private: Gradebook, tmp_path: Path) -> None:
    gradescope, github, notes, page = write(
        private, COURSE, tmp_path, ["gradescope", "github", "annotations", "students"]
    )
    public, hidden = json.loads(gradescope.read_text(encoding="utf-8"))["tests"]
    assert [public["visibility"], hidden["visibility"]] == ["visible", "hidden"]
    assert [public["max_score"], hidden["max_score"]] == [4, 8]  # in the class's points
    for file in (github, notes, page):
        assert "SECRET" not in file.read_text(encoding="utf-8"), file
    assert "Private cases that are not right: 1." in notes.read_text(encoding="utf-8")
    assert "A case of your instructor" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("make", [invented_gradebook, hostile_book])
def test_classrooms_reporter_adds_up_what_counts(tmp_path: Path, make: object) -> None:
    gradebook = make(tmp_path / "g.db")  # type: ignore[operator]
    files = write(gradebook, COURSE, tmp_path, ["github"])
    for person, file in zip(people(gradebook), files, strict=True):
        told = json.loads(file.read_text(encoding="utf-8"))
        jsonschema.validate(told, AUTOGRADING)
        assert told["max_score"] == person.points
        assert sum(test["score"] for test in told["tests"]) == pytest.approx(person.final or 0)
        right = all(row.score == row.points for row in person.rows)
        assert (told["status"] == "pass") is right


def read_command(text: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub's runner takes it apart."""
    found = re.fullmatch(r"::(\w+) ([^\n]*?)::([^\n]*)\n", text)
    assert found, text
    level, fields, data = found.groups()

    def back(value: str) -> str:
        for code, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
            value = value.replace(code, char)
        return value

    told = dict(field.split("=", 1) for field in fields.split(","))
    return level, {key: back(value) for key, value in told.items()}, back(data)


def test_annotations_are_escaped_and_come_back_whole() -> None:
    text = command("error", "100%: a, b\nsecond ::error::", "x, y: 50%", "a,b:c.py", 3)
    assert read_command(text) == (
        "error",
        {"file": "a,b:c.py", "line": "3", "title": "x, y: 50%"},
        "100%: a, b\nsecond ::error::",
    )


def test_annotations_name_the_line_and_the_mistake(tmp_path: Path) -> None:
    book = Book(tmp_path / "g.db", [("s1", "Ada", "")], [("pair", 6.0), ("centre_rows", 20.0)])
    told = case(
        "doubles", 0, 6, outcome="raised", message="ValueError: no\n  line 4: raise ValueError"
    )
    book.hand_in("s1", "pair", "x\n", report("pair", [told], advice=["Look at the sign."]))
    [file] = write(book.gradebook, COURSE, tmp_path, ["annotations"])
    first, second = file.read_text(encoding="utf-8").splitlines(keepends=True)
    level, where, said = read_command(first)
    assert (level, where["file"], where["line"]) == ("error", "chapter01/pair.py", "4")
    assert where["title"] == "pair 0/6"
    assert said.startswith("Look at the sign.\nthe case doubles: ValueError")
    assert read_command(second)[0] == "warning"


def test_no_student_can_give_the_runner_a_command(tmp_path: Path) -> None:
    [file] = write(hostile_book(tmp_path / "g.db"), COURSE, tmp_path, ["annotations"])
    lines = file.read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    assert lines
    for line in lines:
        read_command(line + "\n")
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", line)


def test_a_chinese_class_reads_chinese(book: Gradebook, tmp_path: Path) -> None:
    forms = ["gradescope", "github", "annotations"]
    files = write(book, COURSE, tmp_path, forms, language="zh")
    said = "".join(json.dumps(json.loads(f.read_text("utf-8")), ensure_ascii=False)
                   if f.suffix == ".json" else f.read_text("utf-8") for f in files)  # fmt: skip
    assert "pair: 超时" in said
    assert "迟交与人工调整" in said
    assert "未提交。" in said
    for english in ("not submitted", "nothing counts yet", "lateness"):
        assert english not in said


def test_what_a_policy_or_a_person_gave_is_a_score(tmp_path: Path) -> None:
    book = Book(tmp_path / "g.db", [("s1", "Ada", "")], [("pair", 6.0), ("centre_rows", 20.0)])
    book.hand_in("s1", "pair", "x", None, status="crashed", final=0.0)
    book.hand_in("s1", "centre_rows", "y", None, status="timed out")
    book.gradebook.adjust("s1", "centre_rows", 8.0, "oral exam")
    [file] = write(book.gradebook, COURSE, tmp_path, ["gradescope"])
    told = json.loads(file.read_text(encoding="utf-8"))
    jsonschema.validate(told, GRADESCOPE)
    assert [test["score"] for test in told["tests"]] == [0, 8]
    assert told["score"] == 8
