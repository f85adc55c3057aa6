"""`tutor author check`: each of its checks, on a small course broken in just that way."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.course.parity import Fault
from tutor.course.reader import read_course
from tutor.grading import exercise_check, gate, record
from tutor.grading.record import Record

Breaks = Callable[[Path], None]


def edit(relative: str, old: str, new: str) -> Breaks:
    """Replace a text in one file of the course; the text must be there."""

    def apply(root: Path) -> None:
        file = root / relative
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {relative}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return apply


def add(relative: str, text: str) -> Breaks:
    """Append to one file."""

    def apply(root: Path) -> None:
        with (root / relative).open("a", encoding="utf-8") as file:
            file.write(text)

    return apply


def both(*breaks: Breaks) -> Breaks:
    """Several changes at once."""

    def apply(root: Path) -> None:
        for one in breaks:
            one(root)

    return apply


def words(name: str, table: str, key: str) -> Breaks:
    """Give a new key its words in both languages."""
    return both(
        *(
            edit(
                f"exercises/chapter01/{name}.{language}.toml",
                f"[{table}]\n",
                f'[{table}]\n{key} = "…"\n',
            )
            for language in ("en", "zh")
        )
    )


def found(root: Path, *names: str) -> list[Fault]:
    course = read_course(root)
    exercises, lessons = gate._chosen(course, list(names))
    return gate.check(course, exercises, lessons)


E, S, L = "exercises/chapter01", "solutions/chapter01", "lessons/chapter01"

CENTRE_CASE = "\n\n@case(points=0)\ndef extra(impl, lab):\n    {body}\n"

BROKEN: dict[str, tuple[str, Breaks, str, str]] = {
    "the stub crashes": (
        "centre_rows",
        edit(f"{E}/centre_rows.py", "raise NotImplementedError", "return undefined"),
        "centre_rows.py",
        "must be “not started”; it is raised",
    ),
    "the stub passes": (
        "centre_rows",
        edit(
            f"{E}/centre_rows.py", "raise NotImplementedError", "return X - X.mean(1, keepdim=True)"
        ),
        "centre_rows.py",
        "must be “not started”; it is passed",
    ),
    "the reference fails": (
        "centre_rows",
        edit(f"{S}/centre_rows.py", "return X -", "return undefined -"),
        "test_centre_rows.py",
        "reference",
    ),
    "the reference breaks its own rule": (
        "centre_rows",
        edit(f"{S}/centre_rows.py", "return X", "X.softmax(1)\n    return X"),
        "test_centre_rows.py",
        "rule_broken",
    ),
    "the reference is right for one seed only": (
        "fit_slope",
        edit(
            f"{E}/test_fit_slope.py",
            "if len(seen) != len(expected):",
            "if len(seen) != len(expected) or lab.seed % 2:",
        ),
        "test_fit_slope.py",
        "the reference does not pass",
    ),
    "no right variant": (
        "centre_rows",
        edit(f"{S}/centre_rows_variants.py", '@right("centre_rows")\n', ""),
        "centre_rows_variants.py",
        "at least one @right variant",
    ),
    "a right variant fails": (
        "centre_rows",
        edit(f"{S}/centre_rows_variants.py", "row - row.mean()", "row + row.mean()"),
        "centre_rows_variants.py",
        "one_row_at_a_time is right, but does not pass",
    ),
    "a mistake passes": (
        "centre_rows",
        edit(f"{S}/centre_rows_variants.py", "X - X.mean()", "X - X.mean(-1, keepdim=True)"),
        "centre_rows_variants.py",
        "whole_matrix passes every case",
    ),
    "two mistakes cannot be told apart": (
        "centre_rows",
        edit(
            f"{S}/centre_rows_variants.py",
            "return X - X.mean()",
            "return X - X.mean(0, keepdim=True)",
        ),
        "centre_rows_variants.py",
        "whole_matrix is diagnosed as centres_columns",
    ),
    "too few mistakes": (
        "pair",
        edit(
            f"{S}/pair_variants.py",
            '\n\n@mistake("double")\ndef squares(x):\n    return x * x\n',
            "",
        ),
        "pair_variants.py",
        "2 mistakes; at least 3",
    ),
    "a mistake breaks the judge": (
        "fit_slope",
        edit(
            f"{S}/fit_slope_variants.py",
            "return [(-1.0) * (step + 1) for step in range(steps)]",
            "return 3.0",
        ),
        "fit_slope_variants.py",
        "climbs breaks the judge|climbs is diagnosed",
    ),
    "no mistake fails a case": (
        "centre_rows",
        both(
            add(
                f"{E}/test_centre_rows.py",
                CENTRE_CASE.format(
                    body="return lab.randn(2) + 0 * impl.centre_rows(lab.randn(1, 1)).sum()"
                ),
            ),
            words("centre_rows", "cases", "extra"),
        ),
        "test_centre_rows.py",
        "no mistake fails extra",
    ),
    "zeros pass": (
        "centre_rows",
        both(
            add(
                f"{E}/test_centre_rows.py",
                CENTRE_CASE.format(body="return impl.centre_rows(lab.randn(3, 1)) * lab.rand(1)"),
            ),
            words("centre_rows", "cases", "extra"),
        ),
        "test_centre_rows.py",
        "all zeros pass extra",
    ),
    "NaN passes": (
        "fit_slope",
        edit(f"{E}/test_fit_slope.py", ', needs="close_to_the_slope")', ")"),
        "test_fit_slope.py",
        "NaN pass every_step",
    ),
    "the input handed back passes": (
        "centre_rows",
        both(
            add(
                f"{E}/test_centre_rows.py",
                CENTRE_CASE.format(
                    body="return impl.centre_rows(lab.tensor([[-1.0, 1.0]]) * lab.rand(1))"
                ),
            ),
            words("centre_rows", "cases", "extra"),
        ),
        "test_centre_rows.py",
        "the input handed back passes extra",
    ),
    "an observation that could be typed in": (
        "centre_rows",
        both(
            add(
                f"{E}/test_centre_rows.py",
                CENTRE_CASE.format(
                    body="return impl.centre_rows(lab.tensor([[1.0, 2.0], [3.0, 5.0]]))"
                ),
            ),
            words("centre_rows", "cases", "extra"),
        ),
        "test_centre_rows.py",
        "does not change with the seed",
    ),
    "a cell prints something else": (
        "01.01",
        both(
            edit(f"{L}/01-rows.md", "tensor([1., 4.])", "tensor([1., 5.])"),
            edit(f"{L}/01-rows.zh.md", "tensor([1., 4.])", "tensor([1., 5.])"),
        ),
        "01-rows.md",
        "tensor",
    ),
    "a cell fails": (
        "01.01",
        both(
            edit(f"{L}/01-rows.md", "print(X.mean(1))", "print(Y.mean(1))"),
            edit(f"{L}/01-rows.zh.md", "print(X.mean(1))", "print(Y.mean(1))"),
        ),
        "01-rows.md",
        "NameError",
    ),
    "the languages' cells differ": (
        "01.01",
        edit(f"{L}/01-rows.zh.md", "reshape(2, 3)", "reshape(3, 2)"),
        "01-rows.zh.md",
        "cell",
    ),
    "the languages' outputs differ": (
        "01.01",
        edit(f"{L}/01-rows.zh.md", "tensor([1., 4.])", "tensor([1., 7.])"),
        "01-rows.zh.md",
        "has not the output",
    ),
    "the languages' headings differ": (
        "01.01",
        edit(f"{L}/01-rows.zh.md", "## 行", "### 行"),
        "01-rows.zh.md",
        "heading",
    ),
    "the languages' quizzes differ": (
        "01.01",
        edit(f"{L}/01-rows.zh.md", "id: axis", "id: other"),
        "01-rows.zh.md",
        "quiz",
    ),
    "the languages' exercises differ": (
        "01.01",
        edit(f"{L}/01-rows.zh.md", "[centre_rows, pair,", "[pair, centre_rows,"),
        "01-rows.zh.md",
        "exercises",
    ),
    "words are missing in one language": (
        "centre_rows",
        edit(f"{E}/centre_rows.zh.toml", 'adds_the_mean = "你加上了均值，而不是减去。"\n', ""),
        "centre_rows.zh.toml",
        "adds_the_mean",
    ),
    "a key of the words is unused": (
        "centre_rows",
        words("centre_rows", "mistakes", "nobody_does_this"),
        "centre_rows.en.toml",
        "nobody_does_this",
    ),
    "points do not add up": (
        "centre_rows",
        edit("exercises/course.toml", "centre_rows = 10", "centre_rows = 11"),
        "course.toml",
        "11",
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_each_fault_is_named(
    small_course: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    target, break_it, file, message = BROKEN[what]
    break_it(small_course)
    faults = found(small_course, target)
    near = [fault for fault in faults if fault.file.name == file]
    assert any(part in fault.message for fault in near for part in message.split("|")), faults
    assert all(str(fault.file).startswith(str(small_course)) for fault in faults)


def test_the_small_course_has_no_fault_and_is_recorded(
    small_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    course = read_course(small_course)
    assert gate.check(course) == []
    record = small_course / "solutions" / "checked.toml"
    assert all(f"{exercise.name} = " in record.read_text() for exercise in course.exercises)


def test_a_forbidden_group_that_is_not_refused_is_named(
    small_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(exercise_check.PROBES, "softmax", "torch.ones(2).exp()")
    faults = found(small_course, "centre_rows")
    assert ["torch.ones(2).exp() is not refused" in fault.message for fault in faults] == [True]


def test_training_cases_are_due_when_files_changed_and_for_a_tenth_of_the_rest(
    small_course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    first = Record(small_course)
    assert first.wants("pair", "a" * 64)
    first.passed("pair", "a" * 64)
    first.save()
    monkeypatch.setattr(record, "TENTH", 0.0)
    again = Record(small_course)
    assert not again.wants("pair", "a" * 64)
    assert again.wants("pair", "b" * 64)
    monkeypatch.setattr(record, "TENTH", 1.0)
    assert again.wants("pair", "a" * 64)


def test_ci_never_writes_the_record(small_course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    found(small_course, "pair")
    assert not (small_course / "solutions" / "checked.toml").exists()


def test_the_command_prints_file_line_and_message(
    small_course: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    BROKEN["a mistake passes"][1](small_course)
    code = gate.main(["--course-root", str(small_course), "centre_rows"])
    assert code == 1
    line = capsys.readouterr().out.splitlines()[0]
    assert line.startswith(str(small_course / S / "centre_rows_variants.py") + ":")
    assert gate.main(["--course-root", str(small_course), "pair"]) == 0
    assert gate.main(["--course-root", str(small_course), "no_such_thing"]) == 2
    assert gate.main(["--course-root", os.devnull]) == 2
