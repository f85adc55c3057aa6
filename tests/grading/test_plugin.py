"""Plain pytest in a workspace: the same verdicts, with pytest's own options."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tests.conftest import SMALL_COURSE
from tests.grading.graders import RIGHT
from tutor.course.reader import read_course
from tutor.workspace import Workspace

WRONG = "def centre_rows(X):\n    print('looking at', tuple(X.shape))\n    return X - X.mean(0)\n"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = Workspace.create(tmp_path_factory.mktemp("work"), read_course(SMALL_COURSE))
    workspace.save(workspace.course.exercise("pair"), RIGHT["pair"])
    workspace.save(workspace.course.exercise("centre_rows"), WRONG)
    return workspace


def _pytest(workspace: Workspace, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--color=no", *words],
        cwd=workspace.root,
        env={**os.environ, "PYTHONWARNINGS": "error::ResourceWarning"},
        capture_output=True,
        text=True,
        timeout=240,
    )


def _results(file: Path) -> dict[str, str]:
    """The outcome of each case in a JUnit file, by file and name."""
    return {
        f"{case.get('classname', '').rpartition('.')[2]}.{case.get('name')}": (
            "failed" if case.find("failure") is not None else "passed"
        )
        for case in ElementTree.parse(file).iter("testcase")
    }


def test_a_chapter_gives_the_verdicts_that_tutor_check_gives(
    workspace: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "junit.xml"
    done = _pytest(workspace, "chapter01", f"--junitxml={file}")
    assert done.returncode == 1, done.stdout + done.stderr
    checked = subprocess.run(
        [sys.executable, "-m", "tutor", "check", "chapter01", "--json"],
        cwd=workspace.root,
        env={**os.environ, "TUTOR_GRADER": "off"},
        capture_output=True,
        text=True,
        timeout=240,
    )
    reports = json.loads(checked.stdout)["exercises"]
    assert _results(file) == {
        f"{report['name']}.{case['name']}": ("passed" if case["outcome"] == "passed" else "failed")
        for report in reports
        for case in report["cases"]
    }
    # what pytest says of a wrong case is what the learner is told, and no traceback
    wrong = next(report for report in reports if report["name"] == "centre_rows")["cases"][0]
    assert wrong["message"].splitlines()[0] in done.stdout
    assert "looking at (3, 3)" in done.stdout
    assert "tutor/grading" not in done.stdout
    scores = {
        case.get("name"): {each.get("name"): each.get("value") for each in case.iter("property")}
        for case in ElementTree.parse(file).iter("testcase")
    }
    assert scores["doubles"] == {"score": "2", "points": "2"}
    assert scores["square"] == {"score": "0", "points": "2"}


@pytest.mark.parametrize(
    ("words", "passed", "failed"),
    [
        (["chapter01/pair.py"], 3, 0),
        (["chapter01/pair.py::doubles"], 1, 0),
        (["chapter01", "-k", "doubles or square"], 1, 1),
        # a case that needs another one is graded with it
        (["chapter01/centre_rows.py", "-k", "any_shape"], 0, 1),
        (["chapter01", "-x", "-k", "centre_rows or pair"], 0, 1),
    ],
)
def test_cases_can_be_chosen(
    workspace: Workspace, tmp_path: Path, words: list[str], passed: int, failed: int
) -> None:
    file = tmp_path / "junit.xml"
    done = _pytest(workspace, *words, f"--junitxml={file}")
    results = list(_results(file).values())
    assert (results.count("passed"), results.count("failed")) == (passed, failed), done.stdout
    assert "Warning" not in done.stdout + done.stderr


def test_collecting_runs_nothing(workspace: Workspace) -> None:
    done = _pytest(workspace, "chapter01", "--collect-only", "-q")
    assert done.returncode == 0, done.stdout
    assert "chapter01/pair.py::doubles" in done.stdout


def test_the_learners_code_is_not_imported_beside_the_answers(workspace: Workspace) -> None:
    exercise = workspace.course.exercise("pair")
    workspace.save(exercise, "raise SystemExit('imported')\n")
    try:
        done = _pytest(workspace, "chapter01/pair.py", "--collect-only", "-q")
    finally:
        workspace.save(exercise, RIGHT["pair"])
    assert "chapter01/pair.py::doubles" in done.stdout
    assert "imported" not in done.stdout + done.stderr


def test_files_elsewhere_are_left_alone(workspace: Workspace, tmp_path: Path) -> None:
    notes = workspace.root / "chapter01" / "notes.py"
    notes.write_text("")
    other = tmp_path / "chapter01"
    other.mkdir()
    (other / "pair.py").write_text("")
    try:
        done = _pytest(workspace, str(notes), str(other / "pair.py"), "--collect-only", "-q")
    finally:
        notes.unlink()
    assert done.returncode == 5, done.stdout  # nothing was collected


def test_a_course_that_cannot_be_read_is_a_sentence(tmp_path: Path, small_course: Path) -> None:
    workspace = Workspace.create(tmp_path / "work", read_course(small_course))
    cases = small_course / "exercises/chapter01/test_pair.py"
    cases.write_text(cases.read_text() + "\nthis is no Python\n")
    done = _pytest(workspace, "chapter01/pair.py")
    assert done.returncode not in (0, 1), done.stdout
    assert "test_pair.py" in done.stdout
    assert "Traceback" not in done.stdout
