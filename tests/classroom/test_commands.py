"""`tutor grade` and `tutor gradebook` as they are typed."""

from __future__ import annotations

import fcntl
import json
import os
import re

import pytest

from tests.classroom.graded import call, quick_course
from tests.classroom.invented import RIGHT, invented_gradebook
from tutor.classroom.gradebook import Gradebook
from tutor.grading.sandbox import layers

needs_sandbox = pytest.mark.skipif(
    not all(layer.available for layer in layers() if layer.needed),
    reason="this system lacks a layer of the sandbox, which a class is graded in",
)


def sentence(done) -> str:
    assert "Traceback" not in done.stderr
    return done.stderr.strip().splitlines()[-1]


@pytest.fixture
def folder(tmp_path):
    """A course, and one submission."""
    quick_course(tmp_path)
    file = tmp_path / "given/mei/chapter01/pair.py"
    file.parent.mkdir(parents=True)
    file.write_text("def double(x): return x + x\n\n\ndef total(x): return x.sum(-1)\n")
    return tmp_path


def grade(folder, *more, code=0):
    base = ["grade", folder / "given", "--course", folder / "course", "--out", folder / "out"]
    return call(*base, *more, code=code)


@pytest.mark.parametrize(("more", "code", "says"), [
    (["--only", "pear"], 2, "“pear”.*"), (["--scheduler", "tcp://x:1"], 2, "--engine dask"),
    (["--format", "cvs"], 2, "“cvs” is no format"), (["--shard", "3/2"], 2, "--shard cannot be “3/2”"),
    (["--jobs", "0"], 2, "--jobs cannot be “0”"), (["--seed", "x"], 2, "--seed cannot be “x”"),
    (["--roster", "none.csv"], 3, "none.csv cannot be read"), (["--policy", "none.toml"], 3, "none.toml"),
    (["--private", "none"], 3, "none is no folder"),
])  # fmt: skip
def test_a_wrong_command_is_one_sentence(folder, more, code, says):
    said = sentence(grade(folder, *more, code=code))
    assert said.startswith("tutor: ")
    assert re.search(says, said)


def test_submissions_that_are_not_there(folder):
    (folder / "given").rename(folder / "taken")
    assert "given is not there" in sentence(grade(folder, code=3))


def test_a_second_run_into_the_same_folder_is_refused(folder):
    (folder / "out").mkdir()
    handle = os.open(folder / "out/.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    assert "another `tutor grade` is writing to" in sentence(grade(folder, code=3))
    os.close(handle)


def test_another_course_needs_another_folder(folder):
    with Gradebook(folder / "out", create=True) as book:
        book.begin({"course": "other", "seed": 1}, [], [])
    assert "is of the course “other”" in sentence(grade(folder, code=3))


@needs_sandbox
def test_the_instructor_s_own_cases(folder):
    private = folder / "private/exercises/chapter01"
    private.mkdir(parents=True)
    (private / "extra_pair.py").write_text(
        "@case(points=4)\ndef keeps_the_input(impl, lab):\n"
        "    x = lab.randn(3)\n    impl.double(x)\n    return x\n"
    )
    done = grade(
        folder, "--only", "pair", "--private", folder / "private", "--jobs", 1, "--format", "json"
    )
    assert "graded 1" in done.stdout
    with Gradebook(folder / "out") as book:
        row = next(book.rows())
    assert (row.points, row.final) == (10.0, 10.0)
    assert [case["name"] for case in row.report["cases"]][-1] == "keeps_the_input"
    assert "keeps_the_input" not in (folder / "course/exercises/chapter01/test_pair.py").read_text()
    assert not list((folder / "out").rglob("extra_pair.py"))
    (private / "extra_pear.py").write_text("")
    said = sentence(grade(folder, "--private", folder / "private", code=3))
    assert "the course has no test_pear.py" in said


@pytest.fixture
def book(tmp_path):
    invented_gradebook(tmp_path / "grades").close()
    return tmp_path


def test_show(book):
    text = call("gradebook", folder=book).stdout
    for part in ("Ada Lovelace", "李梅", "stranger.zip: no student", "two students have the id"):
        assert part in text
    text = call("gradebook", "show", "--student", "s3", folder=book).stdout
    assert "timed out" in text
    assert "2 days late: 20% off." in text
    rows = json.loads(call("gradebook", "show", "--exercise", "pair", "--json", folder=book).stdout)
    assert [row["status"] for row in rows] == [
        "graded",
        "graded",
        "timed out",
        "crashed",
        "not submitted",
    ]
    assert "学生" in call("gradebook", "--lang", "zh", folder=book).stdout


def test_explain(book):
    text = call("gradebook", "explain", "s2", "centre_rows", folder=book).stdout
    for part in ("final 9 of 20", "oral exam", "3fa9c1d2", "seed: 42", "any_shape: wrong",
                 "You did what centres_columns does.", "All that was recorded"):  # fmt: skip
        assert part in text
    source = call("gradebook", "explain", "s1", "centre_rows", "--source", folder=book).stdout
    assert source.encode() == RIGHT
    told = json.loads(
        call("gradebook", "explain", "s2", "centre_rows", "--json", folder=book).stdout
    )
    assert [row["final"] for row in told["history"]] == [6.0, 9.0]
    done = call("gradebook", "explain", "s2", "centre_row", folder=book, code=3)
    assert sentence(done).endswith("“centre_row”. Did you mean “centre_rows”?")


def test_adjust(book):
    words = ["gradebook", "adjust", "s5", "pair", "--final", "2.5", "--reason", "on paper"]
    assert "s5, pair: 2.5 of 6 points count" in call(*words, folder=book).stdout
    call("gradebook", "adjust", "s5", "pair", "--undo", "--reason", "no", folder=book)
    text = call("gradebook", "explain", "s5", "pair", folder=book).stdout
    assert "on paper" in text
    assert "Taken back" in text
    assert "--reason" in sentence(call(*words[:6], folder=book, code=2))


def test_merge_and_export(book):
    done = call("gradebook", "merge", "grades", "--out", "all", "--format", "csv", folder=book)
    assert "5 students" in done.stdout
    assert (book / "all/grades.csv").read_text() == _csv_of(book)
    said = sentence(call("gradebook", "merge", "nowhere", "--out", "all", folder=book, code=3))
    assert "there is no gradebook at" in said


def _csv_of(book) -> str:
    call("gradebook", "export", "--out", "grades", "--format", "csv", folder=book)
    return (book / "grades/grades.csv").read_text()


def test_where_the_gradebook_is(book, tmp_path):
    assert "Ada" in call("gradebook", folder=book / "grades").stdout
    invented_gradebook(book / "more").close()
    assert "several gradebooks (grades, more)" in sentence(call("gradebook", folder=book, code=2))
    assert "Ada" in call("gradebook", "--out", "more", folder=book).stdout
    (tmp_path / "empty").mkdir()
    assert "holds no gradebook" in sentence(call("gradebook", folder=tmp_path / "empty", code=2))


@pytest.mark.parametrize("command", ["grade", "gradebook", "gradebook show", "gradebook explain",
                                     "gradebook adjust", "gradebook merge", "gradebook export"])  # fmt: skip
@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_teaches(command, language, tmp_path):
    text = call(*command.split(), "--help", "--lang", language, folder=tmp_path).stdout
    assert f"tutor {command.split()[0]}" in text
    assert ("例子" in text) == (language == "zh")
