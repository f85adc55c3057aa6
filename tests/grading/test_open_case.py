"""`tutor try`'s process: one case in the open, with the learner's prints and tracebacks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import SMALL_COURSE
from tests.grading.graders import RIGHT
from tutor.grading.open_case import main

RIGHT_ROWS = RIGHT["centre_rows"]


@pytest.fixture
def attempt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Try a text; gives the exit code, standard output and standard error."""
    monkeypatch.setattr(sys, "path", list(sys.path))
    for name in "centre_rows", "fit_slope":  # what a try leaves behind is taken out afterwards
        monkeypatch.delitem(sys.modules, name, raising=False)
        monkeypatch.setitem(sys.modules, name, sys)

    def run(source: str, *words: str, exercise: str = "centre_rows", file: Path | None = None):
        if file is None:
            file = tmp_path / f"{exercise}.py"
            file.write_text(source, encoding="utf-8")
        asked = ["--course-root", str(SMALL_COURSE), "--exercise", exercise, "--file", str(file)]
        code = main([*asked, *words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_right(attempt) -> None:
    code, said, complained = attempt("print('mine')\n" + RIGHT_ROWS)
    assert (code, complained) == (0, ""), said
    assert said.startswith("centre_rows, square: a 3×3 matrix (seed 0, cpu)\nmine\n")
    assert said.endswith("agrees with the reference\n")
    assert "yours:     tensor of shape (3, 3), float32" in said


def test_wrong_shows_both_and_says_how_they_differ(attempt) -> None:
    code, said, _ = attempt("def centre_rows(X): return X - X.mean(0)\n")
    assert code == 1
    yours, reference = said.index("yours:"), said.index("reference:")
    assert yours < reference
    assert "agrees" not in said
    assert "values" in said[reference:] or "elements" in said[reference:]


def test_wrong_in_the_learners_language(attempt) -> None:
    _, said, _ = attempt("def centre_rows(X): return X - X.mean(0)\n", "--lang", "zh")
    assert "元素" in said


def test_not_started(attempt) -> None:
    code, said, _ = attempt("def centre_rows(X): raise NotImplementedError\n")
    assert code == 1
    assert "not started yet" in said


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("def centre_rows(X):\n    return X.no_such_thing\n", "no_such_thing"),
        ("def centre_rows(X)\n    return X\n", "SyntaxError"),
        ("1 / 0\n", "ZeroDivisionError"),
    ],
)
def test_a_file_that_fails_shows_the_learners_traceback(attempt, source: str, line: str) -> None:
    code, said, complained = attempt(source)
    assert code == 1
    assert line in complained
    assert "centre_rows.py" in complained
    assert "reference:" not in said


def test_what_is_missing_in_the_file_is_said(attempt) -> None:
    code, _, complained = attempt("def center_rows(X): return X\n")
    assert code == 1
    assert "centre_rows" in complained


@pytest.mark.parametrize(
    ("words", "exercise", "sentence"),
    [
        (["--case", "nothing"], "centre_rows", "it has: square, any_shape, gradient"),
        ([], "no_such_exercise", "no_such_exercise"),
        (["--device", "cuda"], "centre_rows", "--device cpu"),
    ],
)
def test_what_is_asked_wrongly_is_a_sentence(
    attempt, words: list[str], exercise: str, sentence: str
) -> None:
    import torch

    if "cuda" in words and torch.cuda.is_available():
        pytest.skip("there is one")
    code, said, complained = attempt(RIGHT_ROWS, *words, exercise=exercise)
    assert (code, said) == (2, "")
    assert sentence in complained
    assert "Traceback" not in complained


def test_a_file_that_is_not_there_is_a_sentence(attempt, tmp_path: Path) -> None:
    code, _, complained = attempt("", file=tmp_path / "gone.py")
    assert code == 2
    assert "gone.py" in complained
    assert "Traceback" not in complained


def test_a_case_by_name_and_another_seed(attempt) -> None:
    asked = "--case", "any_shape"
    _, first, _ = attempt(RIGHT_ROWS, *asked)
    _, again, _ = attempt(RIGHT_ROWS, *asked)
    _, other, _ = attempt(RIGHT_ROWS, *asked, "--seed", "3")
    assert "any_shape" in first
    assert first == again
    assert first.splitlines()[1:] != other.splitlines()[1:]


def test_rules_do_not_count_and_a_curve_is_printed(attempt) -> None:
    code, _, _ = attempt("import torch\ndef centre_rows(X):\n    torch.softmax(X, 1)\n"
                         "    return X - X.mean(1, keepdim=True)\n")  # fmt: skip
    assert code == 0
    solution = (SMALL_COURSE / "solutions/chapter01/fit_slope.py").read_text()
    code, said, _ = attempt(solution, exercise="fit_slope")
    assert code == 0
    assert "step 0: slope" in said
