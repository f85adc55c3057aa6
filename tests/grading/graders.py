"""Graders of a test's own: in a runtime folder that no other program looks into."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SMALL_COURSE
from tutor.grading.client import Grader
from tutor.grading.starting import states, stop_all

RIGHT = {
    "pair": "def double(x): return 2 * x\ndef total(x): return x.sum(-1)\n",
    "centre_rows": "def centre_rows(X): return X - X.mean(1, keepdim=True)\n",
}
ENDLESS = "while True: pass\n"
SLOW = "import time\ntime.sleep(0.7)\n" + RIGHT["pair"]


@contextlib.contextmanager
def own_graders(**environment: str) -> Iterator[Path]:
    """Within the block graders are shared, but only among those who run in it."""
    folder = Path(tempfile.mkdtemp(prefix="t", dir="/tmp"))  # a socket's path must be short
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        patch.setenv("TUTOR_GRADER", "shared")
        for name, value in environment.items():
            patch.setenv(name, value)
        try:
            yield folder
        finally:
            pids = [state["pid"] for state in states()]
            stop_all()
            for pid in pids:
                wait_until(lambda pid=pid: not alive(pid))
            shutil.rmtree(folder, ignore_errors=True)


def verdicts(grader: Grader, root: Path, *jobs: tuple[str, Path], **how: Any) -> list[str]:
    """The status of each report of one check."""
    return [
        event["report"]["status"]
        for event in grader.check(root, list(jobs), **how)
        if event["event"] == "report"
    ]


def only_state() -> dict[str, Any]:
    """What the one grader of the small course says of itself."""
    (state,) = (state for state in states() if state["course_root"] == str(SMALL_COURSE))
    return state


def alive(pid: int) -> bool:
    """Whether the process runs (a zombie does not)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    with contextlib.suppress(OSError):
        return stat.read_text().rpartition(")")[2].split()[0] != "Z"
    return True


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Fails where it does not come true."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not come true"
        time.sleep(0.02)


def descendants(pid: int) -> list[int]:
    """The processes below `pid`, the nearest first (Linux)."""
    below: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            below.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found, look = [], [pid]
    while look:
        look = [child for parent in look for child in below.get(parent, [])]
        found += look
    return found
