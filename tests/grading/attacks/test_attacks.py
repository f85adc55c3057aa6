"""Hostile submissions, each in a file that says what it tries: none gains, leaks or leaves anything.

The suite runs as whoever runs the tests, and under root once more as an ordinary user.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.grading.attacks.machine import meta
from tutor.grading.sandbox import layers

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
ATTACKS = sorted((HERE / "broken").rglob("*.py"))
ORDINARY = 54321
OUTCOMES = {
    "passed", "wrong", "raised", "not_started", "timed_out", "out_of_memory", "crashed",
    "rule_broken",
}  # fmt: skip

pytestmark = [
    # as on macOS: what the attacks try would then be done
    pytest.mark.skipif(
        not all(layer.available for layer in layers() if layer.needed),
        reason="this system lacks a layer of the sandbox",
    ),
    pytest.mark.xdist_group("attacks"),
]


def as_ordinary_user(command: list[str]) -> list[str]:
    """`command` as a user that owns nothing.

    Python, its environment and this checkout may each lie in a folder that only root may enter
    (`/root`, what `mktemp -d` made): such a folder is hidden and just what is needed shown in it.
    """
    change = [
        "setpriv", f"--reuid={ORDINARY}", f"--regid={ORDINARY}", "--clear-groups",
        "--inh-caps=-all", "--bounding-set=-all",
    ]  # fmt: skip
    needed = [Path(sys.base_prefix).resolve(), Path(sys.prefix).resolve(), ROOT]
    private: dict[Path, list[Path]] = {}
    for folder in needed:
        closed = [p for p in [*reversed(folder.parents), folder] if not p.stat().st_mode & 1]
        if closed:
            private.setdefault(closed[0], []).append(folder)
    opened: list[str] = []
    for closed_folder, below in private.items():
        opened += ["--tmpfs", str(closed_folder)]
        for folder in below:
            for parent in reversed([p for p in folder.parents if closed_folder in p.parents]):
                opened += ["--perms", "0755", "--dir", str(parent)]
            opened += ["--perms", "0755", "--dir", str(folder)]
            opened += ["--ro-bind", str(folder), str(folder)]
        opened += ["--chmod", "0755", str(closed_folder)]
    if not opened:
        return [*change, *command]
    return ["bwrap", "--dev-bind", "/", "/", *opened, "--", *change, *command]


@pytest.fixture(
    scope="module",
    params=["as whoever runs the tests", "without bwrap", "as an ordinary user"],
)
def machine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    command = [sys.executable, "-m", "tests.grading.attacks.machine", "require"]
    environment = {**os.environ, "HOME": "/nonexistent", "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("TMPDIR", None)
    if "without" in request.param:
        environment["PATH"] = "/nonexistent"
    if "ordinary" in request.param:
        if os.geteuid() != 0:
            pytest.skip("only root can become another user; this run is an ordinary user's anyway")
        if shutil.which("setpriv") is None or shutil.which("bwrap") is None:
            pytest.skip("needs setpriv and bwrap to become another user")
        command = as_ordinary_user(command)
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    )
    assert process.stdin is not None
    assert process.stdout is not None
    ready = json.loads(process.stdout.readline())
    assert ready["uid"] == (ORDINARY if "ordinary" in request.param else os.getuid())

    def attack(path: Path) -> dict[str, Any]:
        process.stdin.write(f"{path}\n")
        process.stdin.flush()
        answer: dict[str, Any] = json.loads(process.stdout.readline())
        return answer

    yield attack
    process.stdin.close()
    assert process.wait(timeout=30) == 0
    process.stdout.close()


@pytest.mark.timeout(120)
@pytest.mark.parametrize("path", ATTACKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_it_fails(machine: Any, path: Path) -> None:
    answer = machine(path)
    known = meta(path.read_text())
    assert answer["error"] == "", "the grader itself stumbled"
    report = answer["report"]
    assert report["score"] == int(known.get("earns", 0)), report["cases"]
    for case in report["cases"]:
        assert case["outcome"] in OUTCOMES
        assert "LEAK" not in case["output"] + case["message"]
        assert len(case["output"]) + len(case["message"]) < 50_000
    assert answer["processes_left"] <= 0  # the next worker may not be forked yet
    assert answer["changed"] == []
    assert answer["differs"] == [], (answer["before"], answer["after"])
    assert answer["honest"] == [3, 3], "the next submission was not graded as it should"


def test_every_attack_says_what_it_tries() -> None:
    for path in ATTACKS:
        line = path.read_text().splitlines()[0]
        assert line.startswith('"""'), path
        assert line.endswith('."""'), path
    assert len(ATTACKS) >= 60
