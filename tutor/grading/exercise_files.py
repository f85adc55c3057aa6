"""An exercise as the grader holds it: its cases and rules, and the texts that workers get."""

from __future__ import annotations

import ast
import hashlib
import linecache
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tutor.course.model import CourseError, Exercise
from tutor.grading.pruning import prune
from tutor.lab.cases import Case, Variant, collect_variants
from tutor.lab.rules import Rules


@dataclass
class LoadedExercise:
    """Everything that grading one exercise needs of the course."""

    exercise: Exercise
    cases: dict[str, Case]
    rules: Rules
    cases_source: str
    reference: str
    variants: str
    stub: str
    digest: str
    """Changes whenever one of its files does."""
    _variant_list: list[Variant] | None = field(default=None, repr=False)
    _pruned: str | None = field(default=None, repr=False)

    @property
    def forbidden(self) -> list[str]:
        """The groups that any of its cases forbids."""
        names = list(self.rules.forbid)
        for case in self.cases.values():
            names += case.rules.forbid if case.rules else []
        return list(dict.fromkeys(names))

    def rules_of(self, case: Case) -> Rules:
        """The file's rules and the case's own."""
        return self.rules | case.rules

    def pruned(self) -> str:
        """The cases alone, for the worker."""
        if self._pruned is None:
            self._pruned = prune(self.cases_source, list(self.cases))
        return self._pruned

    def variant_list(self) -> list[Variant]:
        """The variants' names, what they replace and whether they are right.

        The file is run here, once, in the reference's namespace; it is ours.
        """
        if self._variant_list is None:
            namespace: dict[str, Any] = {"__name__": "reference"}
            run_file(self.reference, self.exercise.reference, namespace)
            self._variant_list = collect_variants(
                lambda: run_file(self.variants, self.exercise.variants, namespace)
            )
        return self._variant_list


def run_file(source: str, file: Path, namespace: dict[str, Any]) -> None:
    """Run a file of the course; whatever goes wrong is a CourseError with its line."""
    try:
        linecache.cache[str(file)] = (len(source), None, source.splitlines(True), str(file))
        exec(compile(source, str(file), "exec", dont_inherit=True), namespace)
    except SyntaxError as error:
        raise CourseError(error.msg, file, error.lineno) from error
    except Exception as error:
        trace = error.__traceback__
        line = None
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == str(file):
                line = trace.tb_lineno
            trace = trace.tb_next
        raise CourseError(f"{type(error).__name__}: {error}", file, line) from error


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CourseError("this file of the exercise is missing", file) from None
    except (OSError, UnicodeDecodeError) as error:
        raise CourseError(f"it cannot be read: {error}", file) from error


def load_exercise(exercise: Exercise) -> LoadedExercise:
    """Read and run the exercise's test file; raises CourseError."""
    source = _read(exercise.cases)
    namespace: dict[str, Any] = {"__name__": f"cases_{exercise.name}"}
    run_file(source, exercise.cases, namespace)
    cases = {value.name: value for value in namespace.values() if isinstance(value, Case)}
    if not cases:
        raise CourseError("no case stands here: decorate a function with @case", exercise.cases)
    _check_needs(exercise, source, cases)
    rules = namespace.get("RULES", Rules())
    texts = [source, *map(_read, (exercise.reference, exercise.variants, exercise.stub))]
    return LoadedExercise(
        exercise=exercise,
        cases=cases,
        rules=rules,
        cases_source=source,
        reference=texts[1],
        variants=texts[2],
        stub=texts[3],
        digest=hashlib.sha256("\0".join(texts).encode()).hexdigest(),
    )


def _check_needs(exercise: Exercise, source: str, cases: dict[str, Case]) -> None:
    lines = {
        node.name: node.lineno
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef)
    }
    earlier: set[str] = set()
    for name, case in cases.items():
        if case.needs is not None and case.needs not in earlier:
            problem = f"{name} needs {case.needs!r}, which is no case above it"
            raise CourseError(problem, exercise.cases, lines.get(name))
        earlier.add(name)
