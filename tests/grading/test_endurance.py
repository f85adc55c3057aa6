"""What a grader stands: processes killed at any moment, and many checks in a row."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SMALL_COURSE
from tests.grading.graders import RIGHT, descendants, only_state, own_graders, verdicts
from tutor.course.reader import read_course
from tutor.grading.client import Grader
from tutor.grading.starting import states
from tutor.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

CHECK = [sys.executable, "-m", "tutor", "check", "pair"]


@pytest.fixture(scope="module")
def runtime() -> Iterator[Path]:
    with own_graders() as folder:
        yield folder


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "work", read_course(SMALL_COURSE))
    workspace.save(workspace.course.exercise("pair"), RIGHT["pair"])
    return workspace


def _victim(kind: str) -> int | None:
    """The grader's process or one below it; None where there is none at the moment."""
    grader = next((state["pid"] for state in states()), None)
    if grader is None or kind == "grader":
        return grader
    below = descendants(grader) or [None]
    return below[0] if kind == "their parent" else below[-1]


def _kill(process: int | None) -> None:
    if process is not None:
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            return


@pytest.mark.timeout(600)
def test_killed_at_200_moments_nothing_is_lost(runtime: Path, workspace: Workspace) -> None:
    """Each time: a check begins, somebody is killed, and the next command counts on."""
    files = {file: file.read_bytes() for file in workspace.root.rglob("chapter01/*.py")}
    assert len(files) == 5
    moments = random.Random(5)
    kinds = ["client"] * 176 + ["worker"] * 16 + ["their parent"] * 2
    moments.shuffle(kinds)
    # a worker that waits for its work may have been killed: the crash is told as the next verdict
    kinds += ["client"] * 2
    # each of these costs a start; the second one of two is killed while it starts
    kinds[100:100] = kinds[50:50] = ["grader", "grader"]
    recorded = 0
    for number, kind in enumerate(kinds):
        program = subprocess.Popen(
            CHECK, cwd=workspace.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        starting = kind == kinds[number - 1] == "grader"
        time.sleep(moments.uniform(0, 2.5 if starting else 0.3))
        _kill(program.pid if kind == "client" else _victim(kind))
        said, complained = program.communicate(timeout=120)
        history = workspace.progress.history("pair")
        assert recorded <= len(history) <= recorded + 1
        if program.returncode == 0:
            assert len(history) == recorded + 1, "a verdict was shown that was not recorded"
        elif kind != "client":  # a worker that is killed is the submission's crash; else a sentence
            assert "Traceback" not in complained
            assert ("✗" in said) != ("try again" in complained), said + complained
        recorded = len(history)
        assert {file: file.read_bytes() for file in files} == files
    done = subprocess.run(CHECK, cwd=workspace.root, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert workspace.progress.notices == []
    assert len(workspace.progress.history("pair")) == recorded + 1
    assert sorted(each.name for each in workspace.root.iterdir()) == [".tutor", "chapter01"]
    assert not list((workspace.root / "chapter01").glob(".*"))


def test_killed_in_the_middle_of_saving_an_answer_is_the_old_or_the_new(
    workspace: Workspace,
) -> None:
    file = workspace.file(workspace.course.exercise("pair"))
    old, new = (f"{name} = 1\n" * 20_000 for name in "ab")
    save = (
        "import sys; from pathlib import Path; from tutor.workspace import Workspace\n"
        "w = Workspace.find(Path('.')); e = w.course.exercise('pair')\n"
        "print(flush=True)\n"
        "while True:\n    for name in 'ab': w.save(e, f'{name} = 1\\n' * 20_000)"
    )
    moments = random.Random(3)
    for _ in range(8):
        program = subprocess.Popen(
            [sys.executable, "-c", save], cwd=workspace.root, stdout=subprocess.PIPE
        )
        assert program.stdout
        program.stdout.readline()
        time.sleep(moments.uniform(0, 0.05))
        program.kill()
        program.communicate()
        assert file.read_text() in (RIGHT["pair"], old, new)


def test_150_checks_leave_memory_and_files_flat(runtime: Path, workspace: Workspace) -> None:
    exercise = workspace.course.exercise("pair")
    job = (exercise.name, workspace.file(exercise))
    seen: list[tuple[int, int, int]] = []
    with Grader() as grader:
        for number in range(150):
            assert verdicts(grader, SMALL_COURSE, job, seed=number % 7) == ["passed"]
            if number in (50, 149):
                seen.append(_held(only_state()["pid"]))
    (kilobytes, files, threads), (later, more_files, more_threads) = seen
    assert later - kilobytes < 8_000
    assert more_files <= files + 6, "a worker's own six may be open while it is being replaced"
    assert more_threads <= threads + 1
    assert threading.active_count() < 10


def _held(process: int) -> tuple[int, int, int]:
    """Its own memory in kB, its open files, its threads."""
    folder = Path(f"/proc/{process}")
    status = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines())
    memory = int(status["RssAnon"].split()[0])
    return memory, len(list((folder / "fd").iterdir())), int(status["Threads"])
