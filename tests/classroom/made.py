"""A class made of a course's own material, whose true grades are known beforehand.

Every answer is a file that a person could have handed in: a reference, a right variant or a
mistake written out as a module, a stub left alone, something broken, something hostile.
"""

from __future__ import annotations

import ast
import itertools
import json
import os
import random
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import SMALL_COURSE
from tutor.course.model import Course, Exercise
from tutor.course.reader import read_course

ATTACKS = Path(__file__).parents[1] / "grading/attacks/broken"
DUE = 1_767_225_600  # 2026-01-01T00:00:00Z
POLICY = """\
timezone = "UTC"
[due]
all = 2026-01-01T00:00:00Z
[late]
per_day = 0.1
[extensions.s004]
all = 30
[weights]
pair = 2
"""
WEIGHT = {"pair": 2.0}
# what each mistake of the small course earns, worked out by hand from its cases
MISTAKES = {
    "centres_columns": 0, "whole_matrix": 0, "keeps_no_axis": 0, "adds_the_mean": 0,
    "squares": 2, "first_axis": 2, "mean_for_sum": 2,
    "climbs": 0, "one_step_only": 0, "loses_a_step": 3,
    "sums_first": 1, "flat": 1, "counts_from_one": 1,
    "divides_by_rows": 0,
}  # fmt: skip
RIGHT = {"one_row_at_a_time", "by_hand", "smaller_steps", "as_literals", "built_in"}
HOSTILE = (
    "forging/exit_with_success", "forging/second_frame", "forging/agreeable_object",
    "forging/claimed_outcomes", "forging/atexit_handler", "record/closes_everything",
    "limits/double_fork", "limits/giant_output", "record/terminal",
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """A file, and what it truly is worth: unweighted points, or None for no verdict."""

    source: bytes | None
    status: str
    points: float | None


def variant_source(exercise: Exercise, name: str) -> str:
    """A variant as a module: the reference, with the names that it replaces written over."""
    variants = ast.parse(exercise.variants.read_text(encoding="utf-8"))
    node = next(
        each for each in variants.body
        if isinstance(each, (ast.FunctionDef, ast.ClassDef)) and each.name == name
    )  # fmt: skip
    decorator = node.decorator_list[0]
    assert isinstance(decorator, ast.Call)
    targets = [each.value for each in decorator.args if isinstance(each, ast.Constant)]
    node.decorator_list = []
    bag = isinstance(node, ast.ClassDef) and any(
        getattr(each, "name", None) in targets
        or (isinstance(each, ast.Assign) and getattr(each.targets[0], "id", None) in targets)
        for each in node.body
    )
    helpers = [
        each for each in variants.body
        if each is not node and not getattr(each, "decorator_list", None)
        and not (isinstance(each, ast.ImportFrom) and str(each.module).startswith("tutor"))
        and not (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))
    ]  # fmt: skip
    body: list[ast.stmt] = []
    for target in targets:
        if bag:
            assert isinstance(node, ast.ClassDef)
            body += [e for e in node.body if getattr(e, "name", None) == target
                     or (isinstance(e, ast.Assign) and getattr(e.targets[0], "id", None) == target)]  # fmt: skip
        else:
            body.append(node)
    text = ast.unparse(ast.Module([*helpers, *body], []))
    kept = "" if exercise.kind == "predict" else exercise.reference.read_text(encoding="utf-8")
    saved = "".join(f"_reference_{t} = {t}\n" for t in targets) if kept and not bag else ""
    if saved:  # a variant that calls the reference's function must not call itself
        tree = ast.parse(text)
        for each in ast.walk(tree):
            if isinstance(each, ast.Name) and each.id in targets and isinstance(each.ctx, ast.Load):
                each.id = f"_reference_{each.id}"
            if isinstance(each, (ast.FunctionDef, ast.ClassDef)) and each.name == name:
                each.name = targets[0]
        text = ast.unparse(tree)
    return f"{kept}\n\n{saved}\n{text}\n"


def predict_source(exercise: Exercise, name: str) -> str:
    """An answer in literals to the small course's predict exercise, wrong in what is replaced."""
    return "total = 14\nshape = (2, 2)\n" + variant_source(exercise, name).strip() + "\n"


def hostile_source(name: str, target: str = "centre_rows") -> str:
    text = (ATTACKS / f"{name}.py").read_text(encoding="utf-8")
    return f"{text}\n\ndef {target}(X):\n    return secret(X)\n"


class Material:
    """All answers to the small course's exercises, by kind."""

    def __init__(self, root: Path = SMALL_COURSE) -> None:
        self.course: Course = read_course(root)
        self.by_exercise: dict[str, list[tuple[str, Answer]]] = {}
        for exercise in self.course.exercises:
            self.by_exercise[exercise.name] = list(self._of(exercise))
        self.by_exercise["centre_rows"] += [
            (f"hostile {name}", Answer(hostile_source(name).encode(), "hostile", 0))
            for name in HOSTILE
        ]
        loops = "def double(x):\n    while True: pass\ndef total(x): return x.sum(-1)\n"
        self.by_exercise["pair"].append(("half endless", Answer(loops.encode(), "graded", 2)))
        self.by_exercise["repair_mean"] += [
            ("endless", Answer(b"while True: pass\n", "timed out", None)),
            (
                "dies",
                Answer(
                    b"import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n", "crashed", None
                ),
            ),
        ]

    def _of(self, exercise: Exercise):
        full = exercise.points
        reference = exercise.reference.read_bytes()
        stub = exercise.stub.read_bytes()
        if exercise.kind == "predict":
            reference = b"total = 14\nshape = (2, 2)\n"
        yield "reference", Answer(reference, "graded", full)
        yield "stub", Answer(stub, "graded", 0)
        yield "missing", Answer(None, "not submitted", None)
        yield "broken", Answer(reference + b"\ndef (:\n", "graded", 0)
        yield "not text", Answer(b"# \xff\xfe\x00\n" + reference, "graded", 0)
        variants = ast.parse(exercise.variants.read_text(encoding="utf-8"))
        for node in variants.body:
            name = getattr(node, "name", "")
            if name in MISTAKES or name in RIGHT:
                make = predict_source if exercise.kind == "predict" else variant_source
                points = full if name in RIGHT else MISTAKES[name]
                yield name, Answer(make(exercise, name).encode(), "graded", points)


@dataclass
class Truth:
    status: str
    final: float | None


def make_class(folder: Path, size: int, seed: int = 1) -> dict[tuple[str, str], Truth]:
    """Write `submissions/`, `roster.csv` and `policy.toml`; what each student truly earns."""
    material = Material()
    chance = random.Random(seed)
    given = folder / "submissions"
    given.mkdir(parents=True)
    truth: dict[tuple[str, str], Truth] = {}
    turns = {name: itertools.cycle(chance.sample(kinds, len(kinds)))
             for name, kinds in material.by_exercise.items()}  # fmt: skip
    lines = ["id,name,email"]
    for number in range(size):
        student = f"s{number:03d}"
        lines.append(f"{student},Student Number {number},{student}@example.org")
        answers = {name: next(turn)[1] for name, turn in turns.items()}
        late = number % 7 == 4
        form = ("folder", "zip", "nested", "notebook", "git")[number % 5]
        if form == "notebook":  # notebooks keep no broken text
            answers = {name: dict(material.by_exercise[name])["reference"] for name in answers}
        _write(given, student, answers, form, DUE + 130_000 if late else DUE - 1000)
        for name, answer in answers.items():
            final = answer.points
            if final is not None:
                final *= WEIGHT.get(name, 1.0) * (0.8 if late and student != "s004" else 1.0)
            truth[student, name] = Truth(answer.status, final)
    (folder / "roster.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (folder / "policy.toml").write_text(POLICY, encoding="utf-8")
    (given / "stranger.zip").write_bytes(b"PK no zip")
    return truth


def _write(given: Path, student: str, answers: dict[str, Answer], form: str, when: float) -> None:
    here = given / student / ("my work/chapter01" if form == "nested" else "chapter01")
    if form == "notebook":
        here = given / student
        here.mkdir(parents=True)
        cells = [cell("import torch\nprint(torch.ones(2))\n%matplotlib inline")]
        for name, answer in answers.items():
            assert answer.source is not None
            mark = f"# exercise: {name}\n" if name == "predict_sum" else ""
            cells.append(cell(mark + answer.source.decode()))
        notebook(here / "homework.ipynb", cells)
        files = [here / "homework.ipynb"]
    else:
        here.mkdir(parents=True)
        files = []
        for name, answer in answers.items():
            if answer.source is not None:
                (here / f"{name}.py").write_bytes(answer.source)
                files.append(here / f"{name}.py")
        if form != "nested":
            (here / "notes.txt").write_text("unsure about these")
    for file in files:
        os.utime(file, (when, when))
    if form == "zip":
        pack(given / f"{student}.zip", given / student)
        shutil.rmtree(given / student)
    if form == "git":
        commit(given / student, when)


def pack(target: Path, folder: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(folder).as_posix())


def commit(folder: Path, when: float) -> None:
    """Make it a git checkout, with files that are newer than the commit."""
    environment = {
        **os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": f"@{int(when)} +0000", "GIT_COMMITTER_DATE": f"@{int(when)} +0000",
    }  # fmt: skip
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for words in (["init", "-q", "-b", "main"], ["add", "-A"], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(
            ["git", *words], cwd=folder, env=environment, check=True, capture_output=True
        )
    for file in folder.rglob("*.py"):
        os.utime(file)


def cell(source: str, kind: str = "code") -> dict[str, object]:
    found: dict[str, object] = {"cell_type": kind, "metadata": {}, "source": source}
    return found | ({"execution_count": None, "outputs": []} if kind == "code" else {})


def notebook(file: Path, cells: list[dict[str, object]]) -> None:
    told = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}
    file.write_text(json.dumps(told), encoding="utf-8")


def faults(rows, truth: dict[tuple[str, str], Truth]) -> list[str]:
    """What is not as it truly is; a hostile answer must earn nothing, however it ends."""
    found = []
    seen = set()
    for row in rows:
        true = truth[row.student, row.exercise]
        seen.add((row.student, row.exercise))
        if true.status == "hostile":
            good = row.final in (None, 0)
        else:
            good = row.status == true.status and (
                row.final == true.final
                or (row.final is not None and true.final is not None
                    and abs(row.final - true.final) < 1e-6)
            )  # fmt: skip
        if not good:
            found.append(
                f"{row.student} {row.exercise}: {row.status} {row.final} ({row.reason}), true {true}"
            )
    return found + [f"{seat} is not there" for seat in truth if seat not in seen]
