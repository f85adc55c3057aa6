"""Classes graded by the command, as an instructor types it, in processes that can be killed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import tutor
from tests.conftest import SMALL_COURSE
from tutor.classroom.gradebook import FILE, Gradebook

TUTOR = [sys.executable, "-m", "tutor"]


def quick_course(folder: Path) -> Path:
    """The small course, with a second for a case: the endless ones need not take five."""
    root = Path(shutil.copytree(SMALL_COURSE, folder / "course"))
    file = root / "exercises/course.toml"
    file.write_text(file.read_text().replace("seconds = 5", "seconds = 1"))
    return root


def environment(**more: str) -> dict[str, str]:
    package = str(Path(tutor.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": package, "LANG": "C.UTF-8", "TUTOR_GRADER": "off", **more}


def call(
    *words: object, code: int = 0, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end; it must end with `code`."""
    done = subprocess.run(
        [*TUTOR, *map(str, words)], env=environment(), cwd=folder, capture_output=True, text=True,
        stdin=subprocess.DEVNULL, timeout=600,
    )  # fmt: skip
    assert done.returncode == code, (done.returncode, done.stdout, done.stderr)
    return done


def start(*words: object) -> subprocess.Popen[str]:
    """Start the command, to be killed."""
    return subprocess.Popen(
        [*TUTOR, *map(str, words)], env=environment(), stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def count(out: Path, table: str = "grading") -> int:
    """How many lines a table has; 0 where there is no gradebook yet."""
    if not (out / FILE).exists():
        return 0
    with (
        contextlib.suppress(sqlite3.Error),
        contextlib.closing(sqlite3.connect(out / FILE, timeout=10)) as connection,
    ):
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    return 0


def wait_for(
    condition: Callable[[], bool], process: subprocess.Popen[str], seconds: float = 300
) -> bool:
    """Until it is true; False where the process ends first."""
    until = time.monotonic() + seconds
    while not condition():
        if process.poll() is not None:
            return False
        assert time.monotonic() < until, "it did not come true"
        time.sleep(0.01)
    return True


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def grades(out: Path) -> dict[tuple[str, str], tuple[str, float | None, float | None]]:
    with Gradebook(out) as book:
        return {(r.student, r.exercise): (r.status, r.score, r.final) for r in book.rows()}


def judged_twice(out: Path) -> list[str]:
    """Keys that were judged more than once."""
    with contextlib.closing(sqlite3.connect(out / FILE)) as connection:
        found = connection.execute("SELECT key FROM grading GROUP BY key HAVING count(*) > 1")
        return [row[0] for row in found]
