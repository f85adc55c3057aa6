"""The grader's process by itself: what it says over its socket, and what it leaves on the disk."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SMALL_COURSE
from tests.grading.graders import (
    ENDLESS,
    RIGHT,
    alive,
    only_state,
    own_graders,
    verdicts,
    wait_until,
)
from tutor.grading import server, service
from tutor.grading.address import Address, try_lock
from tutor.grading.client import Grader
from tutor.grading.reports import GraderError
from tutor.grading.starting import Link, connect_shared, reach


@pytest.fixture(scope="module")
def address() -> Iterator[Address]:
    with own_graders():
        connect_shared(SMALL_COURSE).close()
        yield Address.of(SMALL_COURSE)


@pytest.fixture
def link(address: Address) -> Iterator[Link]:
    link = reach(address)
    assert link is not None
    yield link
    link.close()


def _answers(link: Link, **request: object) -> list[dict[str, object]]:
    answers = []
    for event in link.events(link.send(request)):
        answers.append(event)
        if event["event"] == "done":
            break
    return answers


def test_it_says_who_it_is_before_torch_is_there(link: Link) -> None:
    said = link.ask({"request": "hello"}, 20)
    assert said is not None
    assert said["course_root"] == str(SMALL_COURSE)
    assert alive(int(said["pid"]))
    assert os.getsid(int(said["pid"])) == said["pid"], "it would end with the terminal"


@pytest.mark.parametrize(
    ("request_", "sentence"),
    [
        ({"request": "dance"}, "does not know the request 'dance'"),
        ({"request": "check"}, "course_root"),
        ({"request": "check", "course_root": str(SMALL_COURSE), "jobs": [["pair"]]}, "failed"),
        ({"request": "check", "course_root": str(SMALL_COURSE), "seed": "x"}, "failed"),
        ({"request": "check", "course_root": "/proc", "jobs": []}, "not a course"),
    ],
)
def test_a_request_that_makes_no_sense_is_answered(
    link: Link, request_: dict[str, object], sentence: str
) -> None:
    error, done = _answers(link, **request_)
    assert error["event"] == "error"
    assert sentence in str(error["message"])
    assert done == {"event": "done"}


def test_an_exercise_that_changes_is_read_again(address: Address, tmp_path: Path) -> None:
    course = Path(shutil.copytree(SMALL_COURSE, tmp_path / "course"))
    file = tmp_path / "pair.py"
    file.write_text(RIGHT["pair"])
    request = {
        "request": "check", "course_root": str(course), "jobs": [["pair", str(file)]], "data": "",
    }  # fmt: skip
    link = reach(address)
    assert link is not None
    before = _answers(link, **request)[-2]["report"]
    reference = course / "solutions/chapter01/pair.py"
    reference.write_text(reference.read_text().replace("2 * x", "3 * x"))
    after = _answers(link, **request)[-2]["report"]
    link.close()
    assert [before["status"], after["status"]] == ["passed", "wrong"]  # type: ignore[index]


def test_what_a_killed_grader_left_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left, used, other = (tmp_path / f"tutor-scratch-{n}" for n in ("left", "used", "link"))
    for folder in left, used:
        (folder / "deep").mkdir(parents=True)
        (folder / "deep" / "file").write_text("x")
    kept = tmp_path / "somebody-elses"
    kept.mkdir()
    other.symlink_to(kept)
    handle = os.open(used, os.O_RDONLY)
    try:
        assert try_lock(handle)
        server.own_scratch()
        own = Path(tempfile.gettempdir())
        assert own.parent == tmp_path
        assert sorted(tmp_path.iterdir()) == sorted([used, other, kept, own])
        # and ours is in use
        server._remove_abandoned(own)
        assert own.is_dir()
    finally:
        os.close(handle)
        atexit.unregister(shutil.rmtree)


def test_stopping_it_leaves_neither_socket_nor_process(address: Address) -> None:
    link = reach(address)
    assert link is not None
    pid = int(link.ask({"request": "hello"}, 20)["pid"])  # type: ignore[index]
    assert link.ask({"request": "stop"}, 20) == {"event": "retired"}
    wait_until(lambda: not alive(pid))
    assert not address.socket.exists()
    assert link.ask({"request": "hello"}, 20) is None
    link.close()


def test_pytest_that_stands_ready_for_a_file_is_used_or_let_go(tmp_path: Path) -> None:
    """After a pause the grader has started pytest for the file that was checked last."""
    pair, rows = tmp_path / "pair.py", tmp_path / "centre_rows.py"
    pair.write_text(RIGHT["pair"])
    rows.write_text(RIGHT["centre_rows"])
    passed = ["passed"]

    def pause() -> None:
        time.sleep(3 * service.PAUSE_SECONDS)

    with own_graders(), Grader() as grader:
        assert verdicts(grader, SMALL_COURSE, ("pair", pair)) == passed
        pause()
        pair.write_text(RIGHT["pair"].replace("2", "3"))
        assert verdicts(grader, SMALL_COURSE, ("pair", pair)) == ["wrong"]
        pause()  # for another exercise, and for both
        assert verdicts(grader, SMALL_COURSE, ("centre_rows", rows)) == passed
        pause()
        jobs = ("centre_rows", rows), ("pair", pair)
        assert verdicts(grader, SMALL_COURSE, *jobs) == ["passed", "wrong"]
        pause()  # for the same file as another exercise
        assert verdicts(grader, SMALL_COURSE, ("centre_rows", pair)) == ["wrong"]
        pause()  # for a file that has gone, and come back as a link
        pair.unlink()
        with pytest.raises(GraderError, match=re.escape(str(pair))):
            verdicts(grader, SMALL_COURSE, ("pair", pair))
        pause()
        elsewhere = tmp_path / "elsewhere.py"
        elsewhere.write_text(RIGHT["pair"])
        pair.symlink_to(elsewhere)
        assert verdicts(grader, SMALL_COURSE, ("pair", pair)) == passed
        pause()  # for one who gives up at once, and for a folder that has gone
        elsewhere.write_text(ENDLESS)
        events = grader.check(SMALL_COURSE, [("pair", pair)])
        grader.cancel()
        assert "report" not in [event["event"] for event in events]
        pause()
        elsewhere.write_text(RIGHT["pair"])
        assert verdicts(grader, SMALL_COURSE, ("pair", pair)) == passed
        shutil.rmtree(tmp_path)
        pause()
        with pytest.raises(GraderError):
            verdicts(grader, SMALL_COURSE, ("pair", pair))


def test_a_grader_ends_while_pytest_stands_ready(tmp_path: Path) -> None:
    file = tmp_path / "pair.py"
    file.write_text(RIGHT["pair"])
    with own_graders(TUTOR_GRADER_IDLE="3") as folder, Grader() as grader:
        assert verdicts(grader, SMALL_COURSE, ("pair", file)) == ["passed"]
        pid = int(only_state()["pid"])
        wait_until(lambda: not alive(pid))
        assert not list(folder.rglob("*.sock"))
