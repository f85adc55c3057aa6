"""The same class on a Dask cluster of real processes, of which some die."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.classroom.graded import (
    call,
    count,
    environment,
    grades,
    judged_twice,
    quick_course,
    start,
    wait_for,
)
from tests.classroom.made import faults, make_class
from tutor.classroom.engines import cluster
from tutor.classroom.engines.base import Setting, Task
from tutor.classroom.gradebook import Gradebook
from tutor.grading.sandbox import layers

pytestmark = [
    pytest.mark.skipif(
        importlib.util.find_spec("distributed") is None,
        reason="needs Dask: pip install 'tutor[dask]'",
    ),
    pytest.mark.skipif(
        not all(layer.available for layer in layers() if layer.needed),
        reason="this system lacks a layer of the sandbox, which a class is graded in",
    ),
    # a machine that others share may take its time
    pytest.mark.timeout(900),
]


class Cluster:
    """A scheduler and its workers, each a process of its own on loopback."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.processes: list[subprocess.Popen[bytes]] = []

    def run(self, what: str, *words: str) -> subprocess.Popen[bytes]:
        log = (self.folder / f"{what}.log").open("ab")
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.{what}", *words],
            env=environment(DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT="60s"),
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder,
        )  # fmt: skip
        log.close()
        self.processes.append(process)
        return process

    def scheduler(self) -> subprocess.Popen[bytes]:
        return self.run(
            "dask_scheduler", "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard"
        )

    def worker(self) -> subprocess.Popen[bytes]:
        return self.run(
            "dask_worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
            "--host", "127.0.0.1", "--death-timeout", "60", "--memory-limit", "0",
        )  # fmt: skip

    def close(self) -> None:
        for process in self.processes:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture
def dask(tmp_path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    yield made
    made.close()


def test_a_worker_and_then_the_scheduler_die_and_no_grade_is_lost(tmp_path, dask):
    quick_course(tmp_path)
    only = ("pair", "centre_rows", "predict_sum")
    truth = {seat: true for seat, true in make_class(tmp_path, 12).items() if seat[1] in only}
    out = tmp_path / "out"
    words = [
        "grade", tmp_path / "submissions", "--roster", tmp_path / "roster.csv", "--policy",
        tmp_path / "policy.toml", "--course", tmp_path / "course", "--out", out, "--format", "csv",
        "--engine", "dask", "--scheduler", dask.address, "--seed", 4711, "--only",
        ",".join(only),
    ]  # fmt: skip
    scheduler, first = dask.scheduler(), dask.worker()
    dask.worker()
    run = start(*words)
    assert wait_for(lambda: count(out) >= 3, run), run.communicate()
    first.send_signal(signal.SIGKILL)
    assert wait_for(lambda: count(out) >= 9, run), run.communicate()
    scheduler.send_signal(signal.SIGKILL)
    _, said = run.communicate(timeout=120)
    assert run.returncode == 3, said
    assert "the Dask scheduler is gone. What was graded is kept" in said
    assert "Traceback" not in said
    kept = count(out)
    assert kept >= 9
    dask.scheduler()
    dask.worker()
    dask.worker()
    told = json.loads(call(*words, "--json", code=1).stdout)
    assert told["judged"] > 0
    assert count(out) > kept
    with Gradebook(out) as book:
        assert faults(book.rows(), truth) == []
    assert judged_twice(out) == []
    # the same on this machine's own processes: nothing is left to judge, and all is the same
    before = grades(out)
    at = words.index("--engine")
    local = [*words[:at], *words[at + 4 :]]
    assert json.loads(call(*local, "--json", code=1).stdout)["judged"] == 0
    assert grades(out) == before


def test_a_scheduler_that_is_not_there(tmp_path, dask):
    quick_course(tmp_path)
    make_class(tmp_path, 1)
    done = call(
        "grade", tmp_path / "submissions", "--course", tmp_path / "course", "--out", tmp_path / "out",
        "--engine", "dask", "--scheduler", dask.address, code=3,
    )  # fmt: skip
    assert f"no Dask scheduler answers at {dask.address}" in done.stderr
    assert "Traceback" not in done.stderr


def test_only_bytes_and_json_cross(tmp_path):
    """What a worker gets and gives, without a cluster: bytes that are JSON and an answer."""
    source = b"\x00\xff not even text\n\n{}"
    packed = cluster.pack_task("run", Task(1, "pair", "chapter01", source))
    head, _, rest = packed.partition(b"\n")
    assert json.loads(head) == {"run": "run", "exercise": "pair", "chapter": "chapter01"}
    assert rest == source
    assert json.loads(cluster.judge(packed)) == {"again": True}  # the run is not known here
    assert "error" in json.loads(cluster.judge(b"no json\n"))
    setting = Setting(tmp_path, "zh", "cpu", 7, "require")
    assert str(tmp_path) not in setting.as_json()
    there = Setting.from_json(setting.as_json(), Path("/elsewhere"))
    assert (there.course_root, there.language, there.seed) == (Path("/elsewhere"), "zh", 7)


def test_the_same_course_gives_the_same_bytes(small_course):
    from tutor.course.reader import read_course

    before = cluster.pack_course(read_course(small_course))
    for file in small_course.rglob("*.py"):
        os.utime(file, (time.time() + 5,) * 2)
    assert cluster.pack_course(read_course(small_course)) == before
