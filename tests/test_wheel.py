"""An installed wheel works outside the checkout: it carries the course."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the unpacked wheel in it, as an installer lays it out."""
    folder = tmp_path_factory.mktemp("wheel")
    backend = f"from hatchling.build import build_wheel; print(build_wheel({str(folder)!r}))"
    done = subprocess.run([sys.executable, "-c", backend], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(folder / done.stdout.split()[-1]) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed), "TUTOR_GRADER": "off"}
    command = [sys.executable, "-m", "tutor", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)


def test_the_course_is_inside(installed: Path) -> None:
    for name in ("lessons/chapter05", "exercises/course.toml", "solutions/chapter05/corr2d.py"):
        assert (installed / "tutor" / "_course" / name).exists()


def test_a_learner_can_work_with_it(installed: Path, tmp_path: Path) -> None:
    made = run(installed, tmp_path, "init", "work")
    assert made.returncode == 0, made.stderr
    work = tmp_path / "work"
    stub = (work / "chapter05" / "corr2d.py").read_text()
    assert "raise NotImplementedError" in stub
    untouched = run(installed, work, "check", "corr2d", "--json")
    assert untouched.returncode == 1, untouched.stderr
    reference = installed / "tutor" / "_course" / "solutions" / "chapter05" / "corr2d.py"
    (work / "chapter05" / "corr2d.py").write_text(reference.read_text())
    solved = run(installed, work, "check", "corr2d", "--json")
    assert solved.returncode == 0, solved.stdout + solved.stderr
