"""Workers and their zygote: one stands ready, none outlives its grader, the dead are replaced."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SMALL_COURSE
from tests.grading.conftest import Check
from tutor.grading.pool import Kind, Pool, PoolError, Worker, WorkerEnded
from tutor.grading.sandbox import landlock

ROOT = Path(__file__).parents[2]
RIGHT = "def double(x): return 2 * x\ndef total(x): return x.sum(-1)\n"


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    pool = Pool([SMALL_COURSE])
    pool.start()
    yield pool
    pool.close()


def load(worker: Worker, source: str) -> dict[str, object]:
    """Have the worker run `source` as a submission."""
    setup = {
        "process_group": None, "source": source, "filename": "it.py", "overlay": [],
        "variants": "", "variants_filename": "variants.py", "cases": "",
        "cases_filename": "cases.py", "forbid_always": [],
    }  # fmt: skip
    worker.send(setup)
    return worker.receive(10)[0]


def kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def gone(pids: list[int], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while any(alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.02)
    return not any(alive(pid) for pid in pids)


def test_a_worker_stands_ready_before_it_is_asked_for(pool: Pool) -> None:
    with pool.worker():
        pass
    assert pool._spare is not None
    waiting = pool._spare[1].pid
    with pool.worker() as worker:
        assert worker.pid == waiting


def test_one_made_for_something_else_is_replaced(pool: Pool) -> None:
    with pool.worker(Kind(forbid=("softmax",))) as worker:
        answer = load(worker, "import torch\ntorch.ones(2).softmax(0)\n")
        assert answer["outcome"] == "observed", "the rule counts where the case says so"
    with pool.worker() as worker:
        assert load(worker, "x = 1\n")["outcome"] == "observed"


def test_scratch_folders_are_apart_and_go_away(pool: Pool) -> None:
    with pool.worker() as one, pool.worker() as other:
        assert one.scratch != other.scratch
        load(one, "open('mine', 'w').write('x')")
        assert [path.name for path in one.scratch.iterdir()] == ["mine"]
        assert list(other.scratch.iterdir()) == []
    assert not one.scratch.exists()


def test_a_worker_that_ends_is_said_to_have_crashed(pool: Pool) -> None:
    with pool.worker() as worker:
        with pytest.raises(WorkerEnded) as ended:
            load(worker, "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n")
        assert (ended.value.outcome, ended.value.detail) == ("crashed", "SIGKILL")


def test_a_killed_zygote_is_replaced_at_the_next_check(grader_pool: Pool, check: Check) -> None:
    assert check("pair", RIGHT)["status"] == "passed"
    for _ in range(2):
        with grader_pool.worker() as worker:
            os.kill(parent_of(worker.pid), signal.SIGKILL)
        assert check("pair", RIGHT)["status"] == "passed"


def test_a_zygote_whose_death_was_not_heard_of_yet_is_replaced(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pool.worker() as worker:
        zygote = parent_of(worker.pid)
    assert pool._spare is not None
    waiting = pool._spare[1].pid
    really = pool._alive
    os.kill(zygote, signal.SIGKILL)
    assert gone([zygote, waiting])
    beliefs = iter([True, True])  # one for the worker that stands ready, one for the next
    monkeypatch.setattr(pool, "_alive", lambda: next(beliefs, False) or really())
    with pool.worker() as worker:
        assert load(worker, "x = 1\n")["outcome"] == "observed"
        assert parent_of(worker.pid) != zygote


def test_a_worker_killed_while_it_stands_ready_is_not_used(grader_pool: Pool, check: Check) -> None:
    for _ in range(3):
        grader_pool.start()
        assert grader_pool._spare is not None
        victim = grader_pool._spare[1].pid
        os.kill(victim, signal.SIGKILL)
        assert gone([victim])
        assert check("pair", RIGHT)["status"] == "passed"


def test_workers_killed_at_random_moments_cost_their_verdict_and_no_more(
    grader_pool: Pool, check: Check
) -> None:
    for moment in range(10):
        assert grader_pool._spare is not None
        victim = grader_pool._spare[1].pid
        killer = threading.Timer(random.Random(moment).random() / 20, kill, (victim,))
        killer.start()
        outcomes = {case["outcome"] for case in check("pair", RIGHT)["cases"]}
        assert outcomes <= {"passed", "crashed"}
        killer.cancel()
        killer.join()
        assert check("pair", RIGHT)["status"] == "passed"


@pytest.fixture
def grader_pool(grader: object) -> Pool:
    return grader._pool  # type: ignore[attr-defined]


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


_ORPHANS = """
import sys, time
from pathlib import Path
from tutor.grading.pool import Kind, Pool
from tests.grading.test_pool import load, parent_of
pool = Pool()
with pool.worker() as worker:
    load(worker, "import threading, time\\nthreading.Thread(target=time.sleep, args=(600,)).start()")
    pool._make_spare(Kind())
    print(worker.pid, pool._spare[1].pid, parent_of(worker.pid), pool._process.pid, flush=True)
    time.sleep(600)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the death signal is Linux's")
def test_nothing_outlives_a_killed_grader() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _ORPHANS], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        assert process.stdout is not None
        pids = [int(text) for text in process.stdout.readline().split()]
        assert all(alive(pid) for pid in pids)
        process.kill()
    assert gone(pids)


def test_the_next_grader_removes_what_a_killed_one_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", _ORPHANS], stdout=subprocess.PIPE, text=True, cwd=ROOT,
        env=environment,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        (theirs,) = tmp_path.glob("tutor-workers-*")
        pool = Pool()
        pool.start()
        assert theirs.exists(), "its grader still runs"
        pool.close()
        process.kill()
    assert theirs.exists()
    pool.start()
    assert not theirs.exists()
    pool.close()
    assert list(tmp_path.glob("tutor-workers-*")) == []


def test_two_hundred_checks_leave_memory_and_descriptors_flat(check: Check) -> None:
    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE")

    for _ in range(20):
        check("pair", RIGHT)
    descriptors, memory = len(os.listdir("/proc/self/fd")), resident()
    for _ in range(200):
        assert check("pair", RIGHT)["status"] == "passed"
    assert len(os.listdir("/proc/self/fd")) == descriptors
    assert resident() - memory < 8 << 20


def test_a_required_layer_that_is_missing_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(landlock, "version", lambda: 0)
    with pytest.raises(PoolError, match="the sandbox is incomplete here, without: landlock"):
        Pool(sandbox="require").start()


def test_without_a_sandbox_files_are_open(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("open")
    pool = Pool(sandbox="off")
    try:
        with pool.worker() as worker:
            load(worker, f"print(open({str(tmp_path / 'file')!r}).read())")
            assert worker.printed() == "open\n"
    finally:
        pool.close()
