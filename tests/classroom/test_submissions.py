"""What is taken from what people hand in, and what is refused in words."""

from __future__ import annotations

import io
import json
import os
import stat
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from tests.classroom.made import DUE, cell, commit, notebook
from tests.conftest import SMALL_COURSE
from tutor.classroom.errors import ClassroomError
from tutor.classroom.policy import Policy
from tutor.classroom.students import Handed, Student, join
from tutor.classroom.submissions import archive
from tutor.classroom.submissions.answers import Finder
from tutor.classroom.submissions.collect import Collected, collect
from tutor.classroom.submissions.tree import MAX_FILES
from tutor.course.reader import default_root, read_course

COURSE = read_course(SMALL_COURSE)
PAIR = "def double(x): return 2 * x\n\n\ndef total(x): return x.sum(-1)\n"
CENTRE = "def centre_rows(X): return X - X.mean(1, keepdim=True)\n"


def opened(*paths: Path, only: tuple[str, ...] = ()) -> tuple[dict[str, Handed], Collected]:
    """What each student handed in, by the name of their submission."""
    exercises = tuple(each for each in COURSE.exercises if not only or each.name in only)
    collected = collect(list(paths), COURSE)
    students, _ = join(collected.submissions, None, Finder(COURSE, exercises), Policy())
    return {each.person.student: each.handed(exercises) for each in students}, collected


def texts(handed: Handed) -> dict[str, str]:
    return {name: answer.content.decode() for name, answer in handed.answers.items()}


def write(file: Path, text: str | bytes = PAIR) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def zipped(file: Path, files: dict[str, str | bytes]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return file


def test_one_workspace_is_one_submission(tmp_path):
    write(tmp_path / "mei/chapter01/pair.py")
    (tmp_path / "mei/.tutor").mkdir()
    found, _ = opened(tmp_path / "mei")
    assert texts(found["mei"]) == {"pair": PAIR}


def test_all_forms_side_by_side(tmp_path):
    write(tmp_path / "class/a/chapter01/pair.py")
    write(tmp_path / "class/b/deep/er/chapter01/pair.py")
    write(tmp_path / "class/c/pair.py")
    zipped(tmp_path / "class/d.zip", {"chapter01/pair.py": PAIR})
    zipped(tmp_path / "class/e.ZIP", {"e's work/chapter01/pair.py": PAIR})
    write(tmp_path / "class/f_pair.py")
    write(tmp_path / "class/pair-g.py")
    notebook(write(tmp_path / "class/h.ipynb"), [cell(PAIR)])
    found, collected = opened(tmp_path / "class")
    assert {who: texts(handed) for who, handed in found.items() if who != "h"} == {
        who: {"pair": PAIR} for who in "abcdefg"
    }
    assert set(texts(found["h"])) == {"pair"}
    assert collected.unmapped == []


def test_how_moodle_canvas_and_github_hand_out_a_class(tmp_path):
    zipped(tmp_path / "moodle.zip", {"Ada Lovelace_123_assignsubmission_file_/pair.py": PAIR,
                                     "李 梅_124_assignsubmission_file_/pair.py": PAIR})  # fmt: skip
    found, _ = opened(tmp_path / "moodle.zip")
    assert set(found) == {
        "Ada Lovelace_123_assignsubmission_file_",
        "李 梅_124_assignsubmission_file_",
    }
    inner = zipped(tmp_path / "x.zip", {"chapter01/pair.py": PAIR}).read_bytes()
    zipped(tmp_path / "nested.zip", {"class/bob.zip": inner, "class/eve/work.zip": inner})
    found, _ = opened(tmp_path / "nested.zip")
    assert {who: texts(handed) for who, handed in found.items()} == {
        "bob": {"pair": PAIR}, "eve": {"pair": PAIR},
    }  # fmt: skip
    canvas = tmp_path / "canvas"
    write(canvas / "lovelaceada_LATE_11_999_pair-1.py", "new")
    found, _ = opened(canvas)
    assert texts(found["lovelaceada_LATE_11_999"]) == {"pair": "new"}


def test_one_file_is_the_one_exercise_that_is_asked_for(tmp_path):
    write(tmp_path / "class/mei.py", CENTRE)
    write(tmp_path / "class/bob/answer.py", CENTRE)
    found, _ = opened(tmp_path / "class", only=("centre_rows",))
    assert all(texts(handed) == {"centre_rows": CENTRE} for handed in found.values())
    found, _ = opened(tmp_path / "class")
    assert all(texts(handed) == {} for handed in found.values())


def test_names_in_any_script(tmp_path):
    for name in ("李梅", "Zoë Ålund", "Дарья", "محمد", "🦊", "o'brien; rm -rf", "a\nb", "-rf"):
        write(tmp_path / "class" / name / "chapter01/pair.py")
    decomposed = "Zoe\u0308"
    zipped(tmp_path / f"class/{decomposed}.zip", {f"{decomposed}/chapter01/pair.py": PAIR})
    found, _ = opened(tmp_path / "class")
    assert len(found) == 9
    assert all(texts(handed) == {"pair": PAIR} for handed in found.values())


def test_what_is_no_submission_is_listed(tmp_path):
    write(tmp_path / "class/mei/chapter01/pair.py")
    write(tmp_path / "class/essay.pdf")
    write(tmp_path / "class/work.tar.gz")
    write(tmp_path / "class/.DS_Store")
    (tmp_path / "class/link").symlink_to(tmp_path / "class/mei")
    _, collected = opened(tmp_path / "class")
    listed = {each.where: each.why for each in collected.unmapped}
    assert set(listed) == {"essay.pdf", "work.tar.gz", "link"}
    assert "unpack it" in listed["work.tar.gz"]
    assert "it is a link" in listed["link"]


def test_what_is_the_instructor_s_own_is_not_handed_in(tmp_path):
    write(tmp_path / "mei/chapter01/pair.py")
    write(tmp_path / "roster.csv")
    (tmp_path / "grades").mkdir()
    ours = [tmp_path / "mei/../grades", tmp_path / "roster.csv"]
    collected = collect([tmp_path], COURSE, ours)
    assert [each.label for each in collected.submissions] == ["mei"]
    assert collected.unmapped == []


def test_what_is_not_there_or_empty(tmp_path):
    with pytest.raises(ClassroomError, match="nowhere is not there"):
        opened(tmp_path / "nowhere")
    with pytest.raises(ClassroomError, match="no submission is in there"):
        opened(tmp_path)


@pytest.mark.parametrize("path", ["../../chapter01/pair.py", "/chapter01/pair.py", "C:/chapter01/pair.py",
                                  "chapter01/../../chapter01/pair.py", "..\\chapter01\\pair.py"])  # fmt: skip
def test_zip_slip(tmp_path, path):
    folder = tmp_path / "far/below/class"  # deep enough that each of the paths ends in tmp_path
    zipped(folder / "mei.zip", {path: PAIR, "chapter01/centre_rows.py": CENTRE})
    before = {str(each) for each in tmp_path.rglob("*")}
    found, _ = opened(folder)
    assert texts(found["mei"]) == {"centre_rows": CENTRE}
    assert "points out of the archive" in found["mei"].fault
    assert {str(each) for each in tmp_path.rglob("*")} == before
    assert not Path("/chapter01").exists()


def test_zip_bombs_are_not_unpacked(tmp_path):
    zipped(tmp_path / "class/mei.zip", {"chapter01/pair.py": b"\0" * (200 << 20)})
    # one that claims to be small
    small = zipped(tmp_path / "class/bob.zip", {"chapter01/pair.py": b"#" * (8 << 20)})
    raw = small.read_bytes().replace((8 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    small.write_bytes(raw)
    found, _ = opened(tmp_path / "class")
    assert "too large: 210 MB, at most 1 MB" in found["mei"].answers["pair"].fault
    assert found["bob"].answers["pair"].fault


def test_a_zip_with_a_table_of_contents_that_fills_the_memory(tmp_path):
    end = b"PK\5\6" + bytes(4) + b"\xff\xff\xff\xff" + (1 << 30).to_bytes(4, "little") + bytes(6)
    write(tmp_path / "class/mei.zip", b"PK\3\4" + end)
    found, _ = opened(tmp_path / "class")
    assert "lists more files than a submission can have" in found["mei"].fault


def test_links_out_of_a_submission(tmp_path):
    secret = write(tmp_path / "secret.py", "SECRET = 1\n")
    (tmp_path / "class/mei/chapter01").mkdir(parents=True)
    (tmp_path / "class/mei/chapter01/pair.py").symlink_to(secret)
    (tmp_path / "class/bob").mkdir()
    (tmp_path / "class/bob/chapter01").symlink_to(write(tmp_path / "elsewhere/pair.py").parent)
    link = zipfile.ZipInfo("chapter01/pair.py")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "class/eve.zip", "w") as made:
        made.writestr(link, str(secret))
    found, _ = opened(tmp_path / "class")
    for who in ("mei", "bob", "eve"):
        answer = found[who].answers["pair"]
        assert answer.content == b""
        assert "is a link; hand in the file itself" in answer.fault


def test_pipes_and_devices_are_not_read(tmp_path):
    (tmp_path / "class/mei/chapter01").mkdir(parents=True)
    os.mkfifo(tmp_path / "class/mei/chapter01/pair.py")
    found, _ = opened(tmp_path / "class")
    assert texts(found["mei"]) == {}


def test_ten_thousand_files(tmp_path):
    folder = tmp_path / "class/mei"
    (folder / "aaa").mkdir(parents=True)
    for number in range(MAX_FILES + 50):
        (folder / "aaa" / f"{number}.txt").touch()
    write(folder / "chapter01/pair.py")
    write(folder / "zzz/centre_rows.py", CENTRE)
    found, _ = opened(tmp_path / "class")
    assert texts(found["mei"]) == {"pair": PAIR}
    assert "more than 10,000 files" in found["mei"].fault


def test_a_five_gigabyte_notebook(tmp_path):
    file = write(tmp_path / "class/mei/hw.ipynb", b"{")
    os.truncate(file, 5 * 10**9)  # sparse
    found, _ = opened(tmp_path / "class")
    assert "too large: 5.0 GB, at most 34 MB" in found["mei"].answers["pair"].fault


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\3\4 and so on", os.urandom(500)])
def test_what_says_zip_and_is_none(tmp_path, content):
    write(tmp_path / "class/mei.zip", content)
    found, _ = opened(tmp_path / "class")
    assert "is no zip file, or a damaged one" in found["mei"].fault


def test_a_damaged_and_a_locked_zip(tmp_path):
    file = zipped(tmp_path / "class/mei.zip", {"chapter01/pair.py": PAIR * 50})
    raw = bytearray(file.read_bytes())
    raw[50:60] = b"0123456789"
    file.write_bytes(bytes(raw))
    locked = bytearray(zipped(tmp_path / "class/bob.zip", {"chapter01/pair.py": PAIR}).read_bytes())
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        locked[locked.index(mark) + at] |= 1
    (tmp_path / "class/bob.zip").write_bytes(bytes(locked))
    found, _ = opened(tmp_path / "class")
    assert "is damaged" in found["mei"].answers["pair"].fault
    assert "locked with a password" in found["bob"].answers["pair"].fault


def test_a_zip_in_a_zip_is_held_in_memory_within_limits(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_ARCHIVE", 1000)
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as made:
        made.writestr("chapter01/pair.py", "#" * 5000)
    zipped(tmp_path / "class.zip", {"mei.zip": inner.getvalue(), "bob/x/pair.py": PAIR})
    found, _ = opened(tmp_path / "class.zip")
    assert "too large" in found["mei"].fault
    assert texts(found["bob"]) == {"pair": PAIR}


# -- notebooks ------------------------------------------------------------------------------------


def source_of(tmp_path: Path, cells: list[dict[str, object]], name: str = "pair") -> str:
    notebook(write(tmp_path / "class/mei/hw.ipynb"), cells)
    found, _ = opened(tmp_path / "class")
    return texts(found["mei"])[name]


def test_a_notebook_gives_definitions_and_what_they_need(tmp_path):
    text = source_of(tmp_path, [
        cell("# Homework", "markdown"),
        cell("%matplotlib inline\n!pip install x\nimport torch\nfrom math import pi as PI\nprint('hello')"),
        cell("FACTOR = 2; print(FACTOR)\nunused = 1 / 0"),
        cell("def helper(x):\n    return FACTOR * x"),
        cell("def double(x): return x  # a first try"),
        cell("@torch.no_grad()\ndef double(x):\n    return helper(x)\n\nfor _ in range(10**9): pass"),
        cell("%%time\nthis is no python"),
        cell("this neither"),
        cell("def total(x): return x.sum(-1)\nassert total(torch.ones(2)) == 2"),
    ])  # fmt: skip
    space: dict[str, object] = {}
    exec(text, space)
    assert space["double"](3) == 6  # type: ignore[operator]
    for gone in ("unused", "hello", "PI", "range", "assert", "%", "no python"):
        assert gone not in text
    assert "@torch.no_grad()" in text


def test_cells_can_say_which_exercise_they_answer(tmp_path):
    cells = [
        cell("FOUR = 4\ndef total(x): return 0"),
        cell("# exercise: predict_sum\ntotal = 14\nshape = (2, 2)"),
        cell("# exercise: pair\ndef double(x): return FOUR\ndef total(x):"),
    ]
    assert (
        source_of(tmp_path, cells, "predict_sum")
        == "# exercise: predict_sum\ntotal = 14\nshape = (2, 2)\n"
    )
    text = source_of(tmp_path, cells, "pair")
    assert text.endswith("def total(x):\n")  # broken, and for the learner to read so


def test_a_notebook_that_is_none(tmp_path):
    for number, content in enumerate([b"", b"[1]", b"\xff", b'{"cells": 1}', b"[" * 100_000]):
        write(tmp_path / f"class/s{number}/hw.ipynb", content)
    found, _ = opened(tmp_path / "class")
    for handed in found.values():
        assert "is no notebook that can be read" in handed.answers["pair"].fault


def test_old_notebooks_are_read(tmp_path):
    told = {"worksheets": [{"cells": [{"cell_type": "code", "collapsed": False, "input": PAIR, "language": "python", "outputs": []}]}],
            "metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0}  # fmt: skip
    write(tmp_path / "class/mei/hw.ipynb", json.dumps(told))
    found, _ = opened(tmp_path / "class")
    assert "def double" in texts(found["mei"])["pair"]


# -- git ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("packed", [False, True])
def test_a_checkout_has_the_time_of_its_commit(tmp_path, packed):
    write(tmp_path / "class/mei/chapter01/pair.py")
    commit(tmp_path / "class/mei", DUE)
    if packed:
        os.system(f"cd {tmp_path}/class/mei && git gc -q && git pack-refs --all")
    found, _ = opened(tmp_path / "class")
    handed = found["mei"]
    assert handed.submitted(handed.answers["pair"]) == "2026-01-01T00:00:00+00:00"
    assert handed.notes(handed.answers["pair"]).startswith("Commit ")


def test_nothing_in_a_checkout_is_obeyed(tmp_path):
    write(tmp_path / "class/mei/chapter01/pair.py")
    commit(tmp_path / "class/mei", DUE)
    trap = write(tmp_path / "trap", f"#!/bin/sh\ntouch {tmp_path}/sprung\ncat\n")
    trap.chmod(0o755)
    with (tmp_path / "class/mei/.git/config").open("a") as config:
        config.write(f"[core]\n\tfsmonitor = {trap}\n\tpager = {trap}\n\tsshCommand = {trap}\n"
                     f"[log]\n\tshowSignature = true\n[gpg]\n\tprogram = {trap}\n"
                     f"[alias]\n\tcat-file = !{trap}\n")  # fmt: skip
    found, _ = opened(tmp_path / "class")
    assert found["mei"].answers["pair"].modified == DUE
    assert not (tmp_path / "sprung").exists()


def test_a_checkout_that_is_broken_is_a_folder(tmp_path):
    for head in ("ref: ../../../../etc/passwd", "ref: refs/heads/none", "0" * 40, "\xff"):
        write(tmp_path / "class/mei/chapter01/pair.py")
        write(tmp_path / "class/mei/.git/HEAD", head)
        found, _ = opened(tmp_path / "class")
        assert texts(found["mei"]) == {"pair": PAIR}
        assert found["mei"].commits == {}


def test_students_are_opened_one_at_a_time(tmp_path):
    write(tmp_path / "class/mei/chapter01/pair.py")
    collected = collect([tmp_path / "class"], COURSE)
    students, _ = join(collected.submissions, None, Finder(COURSE, COURSE.exercises), Policy())
    assert isinstance(students[0], Student)
    (tmp_path / "class/mei/chapter01/pair.py").write_text("later")
    assert texts(students[0].handed(COURSE.exercises)) == {"pair": "later"}


def test_what_is_not_opened_yet_takes_little_memory(tmp_path):
    course, students = read_course(default_root()), 300
    for number in range(students):
        write(tmp_path / f"s{number:03d}/chapter01/axpy.py", "")
    collect([tmp_path], course)  # what is made once
    tracemalloc.start()
    try:
        collected = collect([tmp_path], course)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(collected.submissions) == students
    assert held / students < 2500, "100,000 submissions would take more than 250 MB"
