"""From a submission to a report: points, seeds, needs, diagnosis, and what a lab offers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.grading.conftest import Check, case
from tutor.course.reader import read_course
from tutor.grading.grader import Grader, Options
from tutor.grading.reports import GraderError, Report

RIGHT_PAIR = "def double(x): return 2 * x\ndef total(x): return x.sum(-1)\n"


def test_untouched_stubs_are_not_started(grader: Grader) -> None:
    for exercise in grader.course.exercises:
        session = grader.session(exercise, exercise.stub, Options())
        list(session.run())
        report = session.report()
        assert report["status"] == "not started", exercise.name
        assert report["score"] == 0
        assert report["advice"] == []


def test_references_get_full_marks_in_both_languages(grader: Grader) -> None:
    for exercise in grader.course.exercises:
        for language in ("en", "zh"):
            session = grader.session(exercise, exercise.reference, Options(language=language))
            list(session.run())
            report = session.report()
            assert (report["status"], report["score"]) == ("passed", exercise.points)


@pytest.mark.parametrize(
    ("name", "source", "mistakes"),
    [
        ("centre_rows", "def centre_rows(X): return X - X.mean(0)\n", ["centres_columns"]),
        ("centre_rows", "def centre_rows(X): return X - X.mean()\n", ["whole_matrix"]),
        ("centre_rows", "def centre_rows(X):\n    m = X.mean(1)\n    return X - m\n", ["keeps_no_axis"]),
        ("centre_rows", "def centre_rows(X): return X * 3\n", []),
        ("pair", "def double(x): return x ** 2\ndef total(x): return x.sum(-1)\n", ["squares"]),
        ("pair", "def double(x): return x ** 2\ndef total(x): return x.mean(-1)\n", ["squares", "mean_for_sum"]),
        ("pair", "def double(x): return x ** 2\ndef total(x): return x * 7\n", ["squares"]),
        ("pair", "def double(x): return x ** 2\ndef total(x): raise NotImplementedError\n", ["squares"]),
        ("predict_sum", "total = 36\nshape = (4,)\n", ["sums_first", "flat"]),
        ("repair_mean", "def mean(x):\n    n = len(x)\n    return x.sum() / n\n", ["divides_by_rows"]),
        ("fit_slope", "def fit(x, y, steps): return [-5.0] * steps\n", ["climbs"]),
    ],
)  # fmt: skip
def test_a_known_mistake_is_recognised(
    check: Check, name: str, source: str, mistakes: list[str]
) -> None:
    report = check(name, source)
    assert report["mistakes"] == mistakes
    assert len(report["advice"]) == len(mistakes)


def test_advice_is_in_the_learners_language(check: Check) -> None:
    report = check("centre_rows", "def centre_rows(X): return X - X.mean(0)\n", language="zh")
    assert report["advice"] == ["你把各列中心化了：均值取在轴 0 上。"]
    assert "元素" in case(report, "square")["message"]


def test_a_case_that_needs_another_gives_no_points_without_it(check: Check) -> None:
    source = (
        "def centre_rows(X):\n    return X if X.shape == (3, 3) else X - X.mean(1, keepdim=True)\n"
    )
    report = check("centre_rows", source)
    held = case(report, "any_shape")
    assert (held["outcome"], held["score"]) == ("wrong", 0)
    assert "“a 3×3 matrix” passes" in held["message"]
    assert report["score"] == 3


def test_some_seeds_right_is_said(check: Check) -> None:
    source = "def centre_rows(X):\n    return X - X.mean(1, keepdim=True) * (len(X) != 4)\n"
    messages = [
        case(check("centre_rows", source, seed=seed), "any_shape")["message"] for seed in range(6)
    ]
    assert any("inputs, 3 are needed" in message for message in messages)


def test_the_same_seed_gives_the_same_inputs(check: Check) -> None:
    source = (
        "def double(x):\n    print(x.tolist())\n    return 2 * x\ndef total(x): return x.sum(-1)\n"
    )
    first, again = (case(check("pair", source, seed=5), "doubles")["output"] for _ in range(2))
    other = case(check("pair", source, seed=6), "doubles")["output"]
    assert first == again != other


def test_partial_credit(check: Check) -> None:
    report = check("pair", "def double(x): return 2 * x\ndef total(x): raise NotImplementedError\n")
    assert [c["outcome"] for c in report["cases"]] == ["passed", "not_started", "not_started"]
    assert (report["score"], report["points"], report["status"]) == (2, 6, "wrong")


def test_a_forbidden_operator_is_named_with_its_line(check: Check) -> None:
    source = "import torch\ndef centre_rows(X):\n    torch.softmax(X, 1)\n    return X - X.mean(1, keepdim=True)\n"
    square = case(check("centre_rows", source), "square")
    assert square["outcome"] == "rule_broken"
    assert "No softmax here." in square["message"]
    assert "line 3: torch.softmax(X, 1)" in square["message"]


def test_catching_the_ban_does_not_lift_it(check: Check) -> None:
    body = "    try: torch.softmax(X, 1)\n    except BaseException: pass\n    return X - X.mean(1, keepdim=True)\n"
    square = case(check("centre_rows", f"import torch\ndef centre_rows(X):\n{body}"), "square")
    assert square["outcome"] == "rule_broken"


def test_a_limit_on_operators_counts(check: Check) -> None:
    body = "    for _ in range(50): X + 1\n    return X - X.mean(1, keepdim=True)\n"
    square = case(check("centre_rows", f"def centre_rows(X):\n{body}"), "square")
    assert square["outcome"] == "rule_broken"
    assert "operators, 40 are allowed" in square["message"]


def test_printing_a_tensor_is_not_counted_against_the_learner(check: Check) -> None:
    source = "def centre_rows(X):\n    for _ in range(5): print(X, X.mean().item())\n    return X - X.mean(1, keepdim=True)\n"
    assert check("centre_rows", source)["status"] == "passed"


def course_with(tmp_path: Path, cases: str, reference: str, stub: str = "") -> Grader:
    """A course of one exercise `it`."""
    for folder in ("exercises", "solutions", "lessons"):
        (tmp_path / folder / "chapter01").mkdir(parents=True)
    (tmp_path / "exercises" / "course.toml").write_text(
        'name = "one"\ntitle = { en = "One" }\nlanguages = ["en"]\nseconds = 5\n[[chapter]]\n'
        'name = "chapter01"\ntitle = { en = "A" }\nlessons = []\n[chapter.exercises]\nit = 1\n'
    )
    folder = tmp_path / "exercises" / "chapter01"
    (folder / "it.py").write_text(stub or "def f(*a): raise NotImplementedError\n")
    (folder / "test_it.py").write_text(cases)
    (folder / "it.en.toml").write_text('title = "It"\ntask = "It."\nhints = ["a", "b", "c"]\n')
    (tmp_path / "solutions" / "chapter01" / "it.py").write_text(reference)
    (tmp_path / "solutions" / "chapter01" / "it_variants.py").write_text("")
    return Grader(read_course(tmp_path))


def grade(grader: Grader, tmp_path: Path, source: str) -> Report:
    file = tmp_path / "it.py"
    file.write_text(source)
    try:
        session = grader.session(grader.course.exercise("it"), file, Options())
        list(session.run())
        return session.report()
    finally:
        grader.close()


def test_restart_runs_a_function_in_a_fresh_worker_with_the_same_folder(tmp_path: Path) -> None:
    cases = (
        "import os\nimport torch\nfrom tutor.lab import case\n"
        "def load(impl, lab, name):\n    return [impl.load(lab.path(name)), os.getpid()]\n"
        "@case()\ndef saves(impl, lab):\n    impl.save(lab.path('w.pt'), lab.randn(3))\n"
        "    value, pid = lab.restart(load, 'w.pt')\n    return [value, pid != os.getpid()]\n"
    )
    right = "import torch\ndef save(path, x): torch.save(x, path)\ndef load(path): return torch.load(path)\n"
    assert grade(course_with(tmp_path, cases, right), tmp_path, right)["status"] == "passed"


def test_what_only_lives_in_memory_does_not_survive_a_restart(tmp_path: Path) -> None:
    cases = (
        "from tutor.lab import case\ndef load(impl, lab):\n    return impl.load(lab.path('w'))\n"
        "@case()\ndef saves(impl, lab):\n    impl.save(lab.path('w'), lab.randn(3))\n    return lab.restart('load')\n"
    )
    right = "import torch\ndef save(path, x): torch.save(x, path)\ndef load(path): return torch.load(path)\n"
    cheat = "kept = []\ndef save(path, x): kept.append(x)\ndef load(path): return kept[0]\n"
    report = grade(course_with(tmp_path, cases, right), tmp_path, cheat)
    assert report["cases"][0]["outcome"] == "raised"
    assert "IndexError" in report["cases"][0]["message"]


def test_ranks_run_in_processes_that_can_talk(tmp_path: Path) -> None:
    cases = (
        "from tutor.lab import case\ndef one(impl, lab, rank):\n    return impl.f(lab.tensor([float(rank + 1)]))\n"
        "@case(seconds=30)\ndef sums(impl, lab):\n    return lab.ranks(3, one)\n"
    )
    right = "import torch.distributed as dist\ndef f(x):\n    dist.all_reduce(x)\n    return x\n"
    assert grade(course_with(tmp_path, cases, right), tmp_path, right)["status"] == "passed"
    wrong = "def f(x): return x\n"
    folder = tmp_path / "again"
    folder.mkdir()
    report = grade(course_with(folder, cases, right), folder, wrong)
    assert "at [0]: element [0] is 1, expected 6" in report["cases"][0]["message"]


def test_the_worker_is_given_no_more_than_is_sent(tmp_path: Path) -> None:
    cases = (
        "from tutor.lab import Wrong, case\n@case()\ndef peeks(impl, lab):\n    return impl.f(lab)\n"
        "@peeks.given\ndef two(lab):\n    return {'x': lab.randn(2)}, {'secret': lab.randn(2)}\n"
        "@peeks.judge\ndef judge(seen, expected, lab):\n"
        "    if seen != [True, ['x']]: raise Wrong('leak', seen=seen)\n"
        "    if set(lab.kept) != {'secret'}: raise Wrong('nothing kept')\n"
    )
    right = "def f(lab): return [lab.kept is None, list(lab.given)]\n"
    assert grade(course_with(tmp_path, cases, right), tmp_path, right)["status"] == "passed"


def test_the_answer_is_not_in_the_workers_memory_or_path(tmp_path: Path) -> None:
    cases = "from tutor.lab import case\n@case()\ndef peeks(impl, lab):\n    return impl.f()\n"
    right = "def f():\n    marker = 'the reference ' + 'was here'\n    return 0\n"
    spy = (
        "import gc, sys\ndef f():\n    needle = 'the reference ' + 'was' + ' here'\n"
        "    found = sum(1 for o in gc.get_objects() if isinstance(o, (list, tuple))"
        " for s in o if type(s) is str and needle in s and s != needle)\n"
        f"    return found + sum(p.startswith({str(tmp_path)!r}) for p in sys.path)\n"
    )
    assert grade(course_with(tmp_path, cases, right), tmp_path, spy)["status"] == "passed"


def test_a_judge_that_fails_on_an_answer_refuses_it(tmp_path: Path) -> None:
    cases = (
        "from tutor.lab import Wrong, at_most, case\n"
        "@case(judge=at_most(1.0, score=lambda o, lab: o['loss']))\ndef loses(impl, lab):\n    return impl.f(lab.randn(1))\n"
    )
    right = "def f(x): return {'loss': 0.5}\n"
    report = grade(course_with(tmp_path, cases, right), tmp_path, "def f(x): return [1]\n")
    assert report["cases"][0]["outcome"] == "wrong"
    assert "not of the expected form (TypeError" in report["cases"][0]["message"]


def test_a_judge_that_never_ends_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tutor.grading.verdict.JUDGE_SECONDS", 1)
    cases = (
        "from tutor.lab import case\n@case()\ndef runs(impl, lab):\n    return impl.f(lab.randn(1))\n"
        "@runs.judge\ndef judge(seen, expected, lab):\n    while seen > 3: pass\n"
    )
    report = grade(
        course_with(tmp_path, cases, "def f(x): return 1\n"), tmp_path, "def f(x): return 5\n"
    )
    assert report["cases"][0]["outcome"] == "wrong"


def test_a_reference_that_fails_is_the_authors_fault(tmp_path: Path) -> None:
    cases = "from tutor.lab import case\n@case()\ndef runs(impl, lab):\n    return impl.f(lab.randn(1))\n"
    grader = course_with(tmp_path, cases, "def f(x): return x / 0 + undefined\n")
    with pytest.raises(GraderError, match="the course's own reference failed"):
        grade(grader, tmp_path, "def f(x): return x\n")


def test_a_patch_ends_with_its_case(tmp_path: Path) -> None:
    cases = (
        "import time\nfrom tutor.lab import case\n"
        "@case(constant=True)\ndef patched(impl, lab):\n    lab.patch('time.time', lab.clock.time)\n    return impl.f()\n"
        "@case(constant=True)\ndef after(impl, lab):\n    return impl.f() > 1e9\n"
    )
    right = "import time\ndef f(): return time.time()\n"
    assert grade(course_with(tmp_path, cases, right), tmp_path, right)["status"] == "passed"


def test_a_wrong_prediction_does_not_give_the_answer_away(check: Check) -> None:
    report = check("predict_sum", "total = 13\nshape = (2, 2)\n")
    assert case(report, "total")["message"] == "13.0 is not what comes out"


def test_a_whole_number_predicts_a_float_too(check: Check) -> None:
    assert check("predict_sum", "total = 14.0\nshape = [2, 2]\n")["status"] == "passed"


def test_a_rule_is_explained_once(check: Check) -> None:
    source = "import torch\ndef centre_rows(X):\n    return torch.softmax(X, 1)\n"
    messages = [c["message"] for c in check("centre_rows", source)["cases"]]
    assert ["No softmax here." in message for message in messages] == [True, False, False]
