"""Whose turn it is: the part of the grader that hears programs, without the part that grades."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.grading.graders import wait_until
from tutor.grading.address import try_lock
from tutor.grading.callers import MAX_LINE, Callers, Request
from tutor.grading.server import listen


class Program:
    """A program that has connected."""

    def __init__(self, path: Path) -> None:
        self.connection = socket.socket(socket.AF_UNIX)
        self.connection.settimeout(20)
        try:
            self.connection.connect(str(path))
        except OSError:
            self.connection.close()
            raise
        self.lines = self.connection.makefile("rb")

    def send(self, what: str | bytes, **fields: object) -> None:
        line = what if isinstance(what, bytes) else json.dumps({"request": what, **fields}).encode()
        self.connection.sendall(line + b"\n")

    def hear(self) -> str | None:
        line = self.lines.readline()
        return json.loads(line)["event"] if line else None

    def close(self) -> None:
        self.lines.close()
        self.connection.close()


class House:
    """Callers that listen, and programs that call."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "a.sock"
        self.callers = Callers("1", "/course", listener=listen(self.path), path=self.path)
        self.callers.start()
        self.programs: list[Program] = []

    def program(self) -> Program:
        self.programs.append(Program(self.path))
        return self.programs[-1]

    def next(self) -> Request:
        request = self.callers.next(20)
        assert request is not None
        return request

    def waiting(self, count: int) -> None:
        wait_until(lambda: self.callers._state()["waiting"] == count)


@pytest.fixture
def house() -> Iterator[House]:
    folder = Path(tempfile.mkdtemp(prefix="t", dir="/tmp"))
    house = House(folder)
    yield house
    for program in house.programs:
        program.close()
    wait_until(lambda: not house.callers._callers)
    house.callers.close()
    shutil.rmtree(folder)


def test_programs_take_turns(house: House) -> None:
    one, other = house.program(), house.program()
    for name in "a", "b", "c":
        one.send("check", name=name)
    house.waiting(3)
    other.send("check", name="z")
    house.waiting(4)
    served = []
    for _ in range(4):
        request = house.next()
        served.append(request.body["name"])
        house.callers.finish(request)
    assert served == ["a", "z", "b", "c"]
    assert [one.hear(), one.hear(), one.hear(), other.hear()] == ["done"] * 4


def test_a_long_request_gives_way_between_its_jobs(house: House) -> None:
    one, other = house.program(), house.program()
    one.send("check", name="long")
    long = house.next()
    other.send("check", name="short")
    house.waiting(1)
    assert house.callers.wanted.is_set()
    house.callers.pause(long)
    short = house.next()
    assert short.body["name"] == "short"
    house.callers.finish(short)
    assert house.next() is long
    assert not house.callers.wanted.is_set()
    house.callers.finish(long)


def test_cancelling_ends_what_waits_at_once_and_tells_what_runs(house: House) -> None:
    program = house.program()
    for name in "running", "waiting":
        program.send("check", name=name)
    house.waiting(2)
    running = house.next()
    program.send("cancel")
    assert program.hear() == "done"
    assert running.cancelled.is_set()
    house.callers.finish(running)
    assert program.hear() == "done"
    program.send("check", name="next")
    assert not house.next().cancelled.is_set()


def test_a_program_that_goes_away_is_cancelled_and_forgotten(house: House) -> None:
    program, other = house.program(), house.program()
    program.send("check", name="a")
    program.send("check", name="b")
    house.waiting(2)
    running = house.next()
    program.close()
    wait_until(running.cancelled.is_set)
    house.callers.finish(running)  # nobody hears it, and nothing happens
    other.send("check", name="z")
    assert house.next().body["name"] == "z"


@pytest.mark.parametrize(
    "line", [b"not json", b"[]", b"{}", b'"\xff"', b"[" * 100_000, b"x" * (MAX_LINE + 1)]
)
def test_who_says_something_else_is_let_go_and_nobody_else(house: House, line: bytes) -> None:
    bad, good = house.program(), house.program()
    try:
        bad.send(line)
        assert bad.hear() is None
    except ConnectionError:
        pass
    good.send("hello")
    assert good.hear() == "hello"


def test_it_does_not_close_over_a_request(house: House) -> None:
    program = house.program()
    program.send("check")
    house.waiting(1)
    assert not house.callers.close()
    house.callers.finish(house.next())
    assert house.callers.close()
    assert not house.path.exists()
    with pytest.raises(OSError):
        house.program()


def test_it_does_not_close_while_somebody_is_about_to_replace_it(house: House) -> None:
    lock = os.open(house.path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT)
    try:
        assert try_lock(lock)
        assert not house.callers.close()
        assert house.path.exists()
    finally:
        os.close(lock)
    assert house.callers.close()


def test_retiring_takes_nothing_new_and_finishes_the_rest(house: House) -> None:
    program, other = house.program(), house.program()
    program.send("check", name="last")
    house.waiting(1)
    other.send("retire")
    assert other.hear() == "retired"
    assert house.callers.closing
    assert not house.path.exists()
    last = house.next()
    assert not last.cancelled.is_set()
    house.callers.finish(last)
    assert program.hear() == "done"
    assert house.callers.next(0) is None


def test_stopping_cancels_what_runs(house: House) -> None:
    program, other = house.program(), house.program()
    program.send("check")
    running = house.next()
    other.send("stop")
    assert other.hear() == "retired"
    assert running.cancelled.is_set()


def test_the_socket_of_a_successor_is_left_alone(house: House) -> None:
    house.path.unlink()
    house.path.write_text("another one's")
    assert house.callers.close()
    assert house.path.exists()


def test_only_its_owner_may_connect(house: House) -> None:
    assert house.path.stat().st_mode & 0o077 == 0
    if os.geteuid() or sys.platform != "linux":
        pytest.skip("needs root, to be somebody else")
    # even where the file would let them
    house.path.chmod(0o777)
    house.path.parent.chmod(0o711)
    ask = (
        "import os, socket, sys; os.setuid(65534); s = socket.socket(socket.AF_UNIX);"
        "s.settimeout(20); s.connect(sys.argv[1]);"
        's.sendall(b\'{"request": "hello"}\\n\'); print(s.recv(100))'
    )
    done = subprocess.run([sys.executable, "-c", ask, str(house.path)], capture_output=True)
    assert b"hello" not in done.stdout, done.stdout
