"""The shared grader, and a program's own, as programs meet them: real processes and sockets."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import SMALL_COURSE
from tests.grading.graders import (
    ENDLESS,
    RIGHT,
    SLOW,
    alive,
    descendants,
    only_state,
    own_graders,
    verdicts,
    wait_until,
)
from tutor.grading import address, starting
from tutor.grading.client import Grader, GraderError
from tutor.grading.starting import is_shared, states, stop_all

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture(scope="module")
def runtime() -> Iterator[Path]:
    with own_graders() as folder:
        yield folder


@pytest.fixture
def client(runtime: Path) -> Iterator[Grader]:
    with Grader() as grader:
        yield grader


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, Path]:
    return _job(tmp_path, "pair", RIGHT["pair"])


def _job(folder: Path, name: str, source: str) -> tuple[str, Path]:
    file = folder / f"{name}.py"
    file.write_text(source, encoding="utf-8")
    return name, file


def test_events_come_in_order(client: Grader, tmp_path: Path, pair: tuple[str, Path]) -> None:
    wrong = _job(tmp_path, "centre_rows", "def centre_rows(X): return X - X.mean(0)\n")
    events = list(client.check(SMALL_COURSE, [pair, wrong]))
    assert [(event["event"], event.get("exercise")) for event in events] == [
        ("start", "pair"), *[("case", "pair")] * 3, ("report", "pair"),
        ("start", "centre_rows"), *[("case", "centre_rows")] * 3, ("report", "centre_rows"),
        ("done", None),
    ]  # fmt: skip
    start, report = events[0], events[4]["report"]
    assert [case["name"] for case in start["cases"]] == [case["name"] for case in report["cases"]]
    assert [event["case"] for event in events[1:4]] == report["cases"]
    assert (report["status"], report["score"], report["points"]) == ("passed", 6, 6)
    assert events[9]["report"]["mistakes"] == ["centres_columns"]


def test_words_come_in_the_language_asked_for(client: Grader, tmp_path: Path) -> None:
    wrong = _job(tmp_path, "centre_rows", "def centre_rows(X): return X - X.mean(0)\n")
    reports = {
        language: [
            event["report"]
            for event in client.check(SMALL_COURSE, [wrong], language=language)
            if event["event"] == "report"
        ]
        for language in ("en", "zh")
    }
    assert reports["zh"][0]["advice"] == ["你把各列中心化了：均值取在轴 0 上。"]
    assert reports["en"][0]["advice"] != reports["zh"][0]["advice"]


def test_a_training_curve_comes_while_it_is_drawn(client: Grader) -> None:
    solution = SMALL_COURSE / "solutions/chapter01/fit_slope.py"
    events = list(client.check(SMALL_COURSE, [("fit_slope", solution)]))
    points = [event for event in events if event["event"] == "metric"]
    assert {event["who"] for event in points} == {"you", "reference"}
    steps = [event["step"] for event in points if event["who"] == "you"]
    assert steps == sorted(steps)
    assert events.index(points[0]) < len(events) - 3


@pytest.mark.parametrize(
    ("root", "name", "file", "sentence"),
    [
        (SMALL_COURSE, "pair", "gone.py", "`tutor reset gone` brings it back"),
        (SMALL_COURSE, "nothing", "pair.py", "nothing"),
        (SMALL_COURSE.parent, "pair", "pair.py", "is not a course"),
    ],
)
def test_what_cannot_be_graded_is_a_sentence(
    client: Grader, pair: tuple[str, Path], root: Path, name: str, file: str, sentence: str
) -> None:
    with pytest.raises(GraderError, match=sentence) as raised:
        verdicts(client, root, (name, pair[1].with_name(file)))
    assert "\n" not in str(raised.value).strip()
    assert verdicts(client, SMALL_COURSE, pair) == ["passed"]


def test_a_check_can_be_cancelled_from_another_thread(
    client: Grader, tmp_path: Path, pair: tuple[str, Path]
) -> None:
    endless = _job(tmp_path, "centre_rows", ENDLESS)
    seen = []
    for event in client.check(SMALL_COURSE, [endless, pair]):
        seen.append(event["event"])
        if event["event"] == "start":
            threading.Thread(target=client.cancel).start()
    assert seen == ["start", "done"]
    assert verdicts(client, SMALL_COURSE, pair) == ["passed"]


def test_who_stops_listening_ends_the_check(
    client: Grader, tmp_path: Path, pair: tuple[str, Path]
) -> None:
    for event in client.check(SMALL_COURSE, [_job(tmp_path, "centre_rows", ENDLESS)]):
        assert event["event"] == "start"
        break
    assert verdicts(client, SMALL_COURSE, pair) == ["passed"]


def test_a_check_that_nobody_listened_to_disturbs_no_other(
    client: Grader, pair: tuple[str, Path], tmp_path: Path
) -> None:
    wrong = _job(tmp_path, "centre_rows", "def centre_rows(X): return X\n")
    client.check(SMALL_COURSE, [wrong])
    assert verdicts(client, SMALL_COURSE, pair) == ["passed"]


def test_programs_share_one_grader_and_do_not_wait_for_each_other_for_ever(
    client: Grader, tmp_path: Path, pair: tuple[str, Path]
) -> None:
    slow = []
    for number in range(4):
        (tmp_path / str(number)).mkdir()
        slow.append(_job(tmp_path / str(number), "pair", SLOW))
    order: list[str] = []

    def short() -> None:
        with Grader() as other:
            order.extend(verdicts(other, SMALL_COURSE, pair))

    thread = threading.Thread(target=short)
    for event in client.check(SMALL_COURSE, slow):
        if event["event"] == "start" and not thread.ident:
            thread.start()
        if event["event"] == "report":
            order.append("slow")
    thread.join()
    assert sorted(order) == ["passed", *["slow"] * 4]
    assert order.index("passed") < 4, "the short check waited for all of the long one"
    assert only_state()["checks"] >= 5


def test_a_grader_that_was_killed_is_replaced(client: Grader, pair: tuple[str, Path]) -> None:
    assert verdicts(client, SMALL_COURSE, pair) == ["passed"]
    killed = only_state()["pid"]
    os.kill(killed, signal.SIGKILL)
    assert verdicts(client, SMALL_COURSE, pair) == ["passed"]
    assert only_state()["pid"] != killed


@linux
def test_killed_in_the_middle_of_a_check_it_says_so_and_leaves_no_process(
    client: Grader, tmp_path: Path, pair: tuple[str, Path]
) -> None:
    events = client.check(SMALL_COURSE, [_job(tmp_path, "centre_rows", ENDLESS)])
    assert next(events)["event"] == "start"
    grader = only_state()["pid"]
    below = descendants(grader)
    assert below
    os.kill(grader, signal.SIGKILL)
    with pytest.raises(GraderError, match=r"ended unexpectedly.*try again"):
        next(events)
    wait_until(lambda: not any(map(alive, below)))
    assert verdicts(client, SMALL_COURSE, pair) == ["passed"]


def test_a_program_that_dies_in_the_middle_leaves_nothing_behind(
    client: Grader, tmp_path: Path, pair: tuple[str, Path]
) -> None:
    assert verdicts(client, SMALL_COURSE, pair) == ["passed"]
    name, file = _job(tmp_path, "centre_rows", ENDLESS)
    ask = (
        "import sys; from pathlib import Path; from tutor.grading.client import Grader\n"
        f"for event in Grader().check(Path({str(SMALL_COURSE)!r}), [({name!r}, Path({str(file)!r}))]):\n"
        "    print(event['event'], flush=True)"
    )
    program = subprocess.Popen([sys.executable, "-c", ask], stdout=subprocess.PIPE)
    assert program.stdout
    assert program.stdout.readline() == b"start\n"
    assert only_state()["running"]
    program.kill()
    program.wait()
    program.stdout.close()
    wait_until(lambda: not only_state()["running"])
    assert only_state()["programs"] == 1
    assert verdicts(client, SMALL_COURSE, pair) == ["passed"]


def test_of_two_that_start_it_at_once_one_does(runtime: Path, pair: tuple[str, Path]) -> None:
    stop_all()

    def check(_: int) -> list[str]:
        with Grader() as grader:
            return verdicts(grader, SMALL_COURSE, pair)

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(check, range(4))) == [["passed"]] * 4
    assert only_state()["checks"] == 4


def test_a_grader_of_another_version_is_replaced_after_what_it_does(
    client: Grader, tmp_path: Path, pair: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = None
    for event in client.check(SMALL_COURSE, [_job(tmp_path, "pair", SLOW)]):
        if event["event"] == "start":
            old = only_state()["pid"]
            monkeypatch.setattr(starting, "version", lambda: "another")
            with Grader() as other:
                assert verdicts(other, SMALL_COURSE, pair) == ["passed"]
            monkeypatch.undo()
        if event["event"] == "report":
            assert event["report"]["status"] == "passed"
    assert old is not None
    assert only_state()["pid"] != old
    wait_until(lambda: not alive(old))
    assert verdicts(client, SMALL_COURSE, pair) == ["passed"]


def test_the_version_changes_with_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = address.version()
    (tmp_path / "grading").mkdir()
    monkeypatch.setattr(address, "PACKAGE", tmp_path)
    code = tmp_path / "grading" / "judge.py"
    seen = {before, address.version()}
    for text in "a = 1", "a = 2":
        code.write_text(text)
        seen.add(address.version())
    assert len(seen) == 4
    monkeypatch.undo()
    assert address.version() == before


def test_warming_computes_what_a_check_will_need(tmp_path: Path, pair: tuple[str, Path]) -> None:
    cache = tmp_path / "cache"
    with own_graders(XDG_CACHE_HOME=str(cache)), Grader() as grader:
        grader.warm(SMALL_COURSE, ["centre_rows"])
        # the reference's and each of three mistakes' five runs
        wait_until(lambda: len(list(cache.rglob("*.run"))) >= 20)
        assert only_state()["checks"] == 0
        assert verdicts(grader, SMALL_COURSE, pair) == ["passed"]


def test_it_goes_when_nobody_asks_and_comes_back_when_somebody_does(
    tmp_path: Path, pair: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    # started from a folder whose files must not be taken for libraries
    for name in "torch", "pytest", "json", "tutor":
        (tmp_path / f"{name}.py").write_text("raise SystemExit('this is the learner’s')")
    monkeypatch.chdir(tmp_path)
    with own_graders(TUTOR_GRADER_IDLE="0.5") as folder, Grader() as grader:
        for _ in range(2):
            assert verdicts(grader, SMALL_COURSE, pair) == ["passed"]
            wait_until(lambda: not list(folder.rglob("*.sock")))
            assert states() == []


def test_a_program_of_its_own_ends_with_it(
    tmp_path: Path, pair: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUTOR_GRADER", "off")
    with Grader() as grader:
        assert verdicts(grader, SMALL_COURSE, pair) == ["passed"]
        process = grader._link._process  # type: ignore[union-attr]
        with pytest.raises(GraderError, match="is missing"):
            verdicts(grader, SMALL_COURSE, ("pair", pair[1].with_name("gone.py")))
        below = descendants(process.pid)
        events = grader.check(SMALL_COURSE, [_job(tmp_path, "centre_rows", ENDLESS)])
        assert next(events)["event"] == "start"
        process.kill()
        with pytest.raises(GraderError, match=r"ended unexpectedly \(status -9\)"):
            next(events)
        assert verdicts(grader, SMALL_COURSE, pair) == ["passed"]
        again = grader._link._process  # type: ignore[union-attr]
        assert again.pid != process.pid
        below += [*descendants(again.pid), again.pid]
    assert again.poll() == 0
    wait_until(lambda: not any(map(alive, below)))


def test_torch_that_cannot_be_imported_is_said(
    tmp_path: Path, pair: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "torch").mkdir()
    (tmp_path / "torch" / "__init__.py").write_text("raise ImportError('no such library: x')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    said = pytest.raises(GraderError, match=r"no such library: x.*`tutor doctor`")
    with own_graders(), Grader() as grader, said:
        verdicts(grader, SMALL_COURSE, pair)


@pytest.mark.parametrize(
    ("wish", "ci", "shared"),
    [("", "", True), ("", "false", True), ("", "true", False), ("", "1", False),
     ("off", "", False), ("shared", "true", True)],
)  # fmt: skip
def test_in_ci_and_on_request_each_program_has_its_own(
    monkeypatch: pytest.MonkeyPatch, wish: str, ci: str, shared: bool
) -> None:
    monkeypatch.setenv("TUTOR_GRADER", wish)
    monkeypatch.setenv("CI", ci)
    assert is_shared() is shared


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder whose name leaves room for a socket's."""
    with tempfile.TemporaryDirectory(prefix="t", dir="/tmp") as name:
        yield Path(name)


def test_the_socket_lies_in_a_folder_that_is_the_users_alone(
    short: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(short))
    open_to_all = short / "run"
    open_to_all.mkdir(mode=0o755)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(open_to_all))
    folder = address.runtime_folder()
    assert folder.parent != open_to_all
    assert folder.stat().st_mode & 0o077 == 0
    open_to_all.chmod(0o700)
    assert address.runtime_folder() == open_to_all / "tutor"
    # a link that somebody laid there is not followed
    (open_to_all / "tutor").rmdir()
    (open_to_all / "tutor").symlink_to(short)
    assert address.runtime_folder().parent != open_to_all


def test_a_path_too_long_for_a_socket_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / ("x" * 90)
    deep.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(deep))
    assert deep not in address.Address.of(SMALL_COURSE).socket.parents
