"""Runs kept by content: what a key depends on, and files that cannot be trusted."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest
import torch

from tests.conftest import SMALL_COURSE
from tutor.course.reader import read_course
from tutor.grading import observation
from tutor.grading.cache import RunCache, data_identity
from tutor.grading.grader import Grader, Options
from tutor.grading.trial import Run


def _run(value: object, **fields: object) -> Run:
    tree, blobs = observation.pack(value)
    return Run("square", 2, "observed", {}, tree, blobs, **fields)  # type: ignore[arg-type]


def test_a_run_comes_back_as_it_was(tmp_path: Path) -> None:
    value = {"a": torch.randn(3, 4), "empty": torch.zeros(0, 2), "n": [1, 2.5, "x", None]}
    run = _run(
        value, touched=("f", "g"), printed="hello\n", curve=[(1, {"loss": 0.5}), (2, {"loss": 0.1})]
    )
    cache = RunCache(tmp_path)
    cache.put("k", run)
    back = cache.get("k")
    assert back is not None
    assert (back.case, back.index, back.outcome) == ("square", 2, "observed")
    assert (back.touched, back.printed) == (("f", "g"), "hello\n")
    assert [tuple(point) for point in back.curve] == run.curve
    found = back.value()
    assert found["n"] == value["n"]
    for name in "a", "empty":
        assert torch.equal(found[name], value[name])


def test_what_is_not_kept_is_none(tmp_path: Path) -> None:
    assert RunCache(tmp_path / "nowhere").get("k") is None


@pytest.mark.parametrize("cut", [0, 3, 4, 20, -1])
def test_a_file_that_was_cut_off_is_not_believed(tmp_path: Path, cut: int) -> None:
    cache = RunCache(tmp_path)
    cache.put("k", _run(torch.randn(5)))
    file = tmp_path / "k.run"
    file.write_bytes(file.read_bytes()[:cut])
    assert cache.get("k") is None


@pytest.mark.parametrize(
    "content", [b"\x00\x00\x00\x02{}", b"\x00\x00\x00\x02[]", b"\xff" * 40, b"\x00\x00\x00\x04null"]
)
def test_a_file_of_another_form_is_not_believed(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "k.run").write_bytes(content)
    assert RunCache(tmp_path).get("k") is None


def test_the_key_changes_with_each_part() -> None:
    cache = RunCache(Path("unused"))
    parts = ["digest", ("mistake",), ("case", 0), 0, "cpu", "", 20.0]
    keys = {cache.key(*parts)}
    for place in range(len(parts)):
        changed = list(parts)
        changed[place] = "other"
        keys.add(cache.key(*changed))
    assert len(keys) == len(parts) + 1


def test_data_that_changes_is_other_data(tmp_path: Path) -> None:
    assert data_identity(None) == data_identity(tmp_path / "none") == ""
    folder = tmp_path / "data"
    (folder / "houses").mkdir(parents=True)
    file = folder / "houses" / "train.csv"
    file.write_text("a,b\n")
    seen = {data_identity(folder)}
    assert data_identity(folder) in seen
    os.utime(file, ns=(1, 1))
    seen.add(data_identity(folder))
    file.write_text("a,b,c\n")
    seen.add(data_identity(folder))
    assert len(seen) == 3


def test_the_files_used_least_lately_go_first(tmp_path: Path) -> None:
    cache = RunCache(tmp_path)
    for number in range(4):
        cache.put(f"k{number}", _run(torch.zeros(1000)))
        os.utime(tmp_path / f"k{number}.run", (number, number))
    size = (tmp_path / "k0.run").stat().st_size
    cache.shrink(2 * size)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["k2.run", "k3.run"]


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = RunCache(tmp_path / "file" / "runs")
    cache.put("k", _run(torch.zeros(1)))
    assert cache.get("k") is None
    cache.shrink()


def test_several_write_and_read_one_run_at_once(tmp_path: Path) -> None:
    value = torch.arange(50_000)
    wrong: list[object] = []

    def work() -> None:
        cache = RunCache(tmp_path)
        for _ in range(20):
            cache.put("k", _run(value))
            run = cache.get("k")
            if run is None or not torch.equal(run.value(), value):
                wrong.append(run)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert [file.name for file in tmp_path.iterdir()] == ["k.run"]


def test_references_run_once_and_again_when_a_file_changes(tmp_path: Path) -> None:
    course = Path(shutil.copytree(SMALL_COURSE, tmp_path / "course"))
    folder = tmp_path / "runs"
    grader = Grader(read_course(course), cache=RunCache(folder))

    def kept(**options: object) -> int:
        exercise = grader.course.exercise("pair")
        session = grader.session(exercise, exercise.reference, Options(**options))  # type: ignore[arg-type]
        assert all(verdict.passed for verdict in session.run())
        return len(list(folder.glob("*.run")))

    try:
        first = kept()
        assert first > 0
        assert kept() == first
        assert kept(seed=1) == 2 * first
        reference = course / "solutions/chapter01/pair.py"
        reference.write_text(reference.read_text() + "\n# said better\n")
        assert kept() == 3 * first
    finally:
        grader.close()
