"""Real file systems in a mount namespace: one that is read-only, one that is full."""

import shutil
import subprocess
import sys

import pytest

SETUP = """
import sys
from pathlib import Path
from tutor.course.reader import read_course
from tutor.workspace import Workspace, WorkspaceError
disk, course = Path(sys.argv[1]), read_course(Path(sys.argv[2]))
"""


def in_namespace(script: str) -> subprocess.CompletedProcess:
    command = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-ec", script]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def can_mount(tmp_path) -> bool:
    if not shutil.which("unshare"):
        return False
    return in_namespace(f"mount -t tmpfs none {tmp_path}").returncode == 0


@pytest.fixture
def disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if not can_mount(disk):
        pytest.skip("this system lets nobody mount a file system of their own")
    return disk


def run(disk, root, before, between, after):
    """Mount a small disk, run `before` there, then the shell's `between`, then `after`."""
    python = [f"{sys.executable} -c '{SETUP}{code}' {disk} {root}" for code in (before, after)]
    script = f"mount -t tmpfs -o size=512k none {disk}\n{python[0]}\n{between}\n{python[1]}"
    done = in_namespace(script)
    assert done.returncode == 0, done.stderr
    return done.stdout


MAKE = """
ws = Workspace.create(disk / "w", course)
ws.progress.use_hint("one", 1)
ws.save(course.exercises[0], "mine = 1\\n")
"""
USE = """
ws = Workspace.find(disk / "w", course)
one = course.exercises[0]
for act in (
    lambda: ws.save(one, "x = 1\\n" * 9000),
    lambda: ws.reset(one),
    lambda: ws.set_language("zh"),
    lambda: ws.progress.record({"name": "one", "chapter": "c", "status": "wrong", "score": 1,
                                "points": 2}, "x" * 90000),
    lambda: Workspace.create(disk / "other", course),
):
    try:
        act()
        print("done")
    except WorkspaceError as error:
        print(error.reason)
print(ws.text(one) == "mine = 1\\n", list(ws.file(one).parent.glob(".*")))
"""


def test_a_read_only_disk(disk, root):
    said = run(disk, root, MAKE, f"mount -o remount,ro {disk}", USE).splitlines()
    assert said == ["read_only"] * 5 + ["True []"]


def test_a_full_disk(disk, root):
    fill = f"cat /dev/zero > {disk}/big 2>/dev/null || true"
    said = run(disk, root, MAKE, fill, USE).splitlines()
    assert said == ["disk_full"] * 5 + ["True []"]
