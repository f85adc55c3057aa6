"""No course can be read: not in a wheel, not in a checkout, not copied somewhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.grading.sandbox import paths


def holds(allowed: list[Path], secret: Path) -> bool:
    return any(secret == path or path in secret.parents for path in allowed)


def test_a_checkouts_course_is_not_read_and_the_package_is() -> None:
    root = paths.PACKAGE.parent
    allowed = paths.readable([])
    for name in ("exercises", "solutions", "lessons"):
        assert not holds(allowed, root / name / "chapter01" / "x.py")
    assert not holds(allowed, root / "tests")
    assert not holds(allowed, root / "tutor" / "_course" / "solutions")
    assert holds(allowed, root / "tutor" / "lab" / "lab.py")
    assert not holds(allowed, Path.home() / "anything")


def test_a_wheels_course_is_left_out_entry_by_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "lib" / "site-packages"
    for name in ("tutor/lab/lab.py", "tutor/_course/solutions/x.py", "torch/__init__.py", "a.py"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("")
    monkeypatch.setattr(paths, "PACKAGE", site / "tutor")
    monkeypatch.setattr("sys.path", [str(site)])
    allowed = paths.readable([])
    assert holds(allowed, site / "torch" / "__init__.py")
    assert holds(allowed, site / "a.py")
    assert holds(allowed, site / "tutor" / "lab" / "lab.py")
    assert not holds(allowed, site / "tutor" / "_course" / "solutions" / "x.py")
    assert not holds(allowed, site / "appears_later.py")


def test_a_copied_course_among_the_libraries_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site-packages"
    for name in ("mine/solutions/x.py", "mine/exercises/x.py", "mine/code.py", "other/x.py"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("")
    monkeypatch.setattr("sys.path", [str(site)])
    allowed = paths.readable(paths.course_files(site / "mine"))
    assert holds(allowed, site / "other" / "x.py")
    assert holds(allowed, site / "mine" / "code.py")
    assert not holds(allowed, site / "mine" / "solutions" / "x.py")
    assert not holds(allowed, site / "mine" / "exercises" / "x.py")


def test_a_link_to_a_course_does_not_open_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course, site = tmp_path / "course", tmp_path / "site-packages"
    (course / "solutions").mkdir(parents=True)
    site.mkdir()
    (site / "linked").symlink_to(course)
    monkeypatch.setattr("sys.path", [str(site)])
    assert not holds(paths.readable(paths.course_files(course)), course / "solutions")


def test_a_data_folder_around_a_course_does_not_open_it(tmp_path: Path) -> None:
    for name in ("course/solutions", "course/exercises", "mnist", "course/notes"):
        (tmp_path / name).mkdir(parents=True)
    allowed = paths.without(tmp_path, paths.course_files(tmp_path / "course"))
    assert holds(allowed, tmp_path / "mnist" / "images")
    assert holds(allowed, tmp_path / "course" / "notes")
    assert not holds(allowed, tmp_path / "course" / "solutions" / "x.py")
    assert (
        paths.without(tmp_path / "course" / "solutions", paths.course_files(tmp_path / "course"))
        == []
    )
