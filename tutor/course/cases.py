"""What a test file and a variants file say of themselves, read without running them."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from tutor.course.model import CourseError, Kind
from tutor.course.toml_text import read_text

KINDS = ("write", "predict", "repair")
_FIELDS = frozenset({"mine", "reference", "limit"})
READY_REASONS = {
    "at_most": {"too_high": _FIELDS},
    "at_least": {"too_low": _FIELDS},
    "between": {
        "too_high": frozenset({"mine", "limit"}),
        "below_floor": frozenset({"mine", "limit"}),
    },
    "same_shape": {"wrong_shape": frozenset({"mine", "reference"})},
    "same_items": {"wrong_items": frozenset({"mine", "reference"})},
}
"""Reasons of the ready judges in tutor.lab.judging, and the fields that come with each."""


@dataclass(frozen=True)
class CaseHead:
    """A case by its decorator. `points` is None where they are not a plain number."""

    name: str
    points: int | None
    line: int


@dataclass(frozen=True)
class CasesFile:
    """A test file, read."""

    kind: Kind
    cases: tuple[CaseHead, ...]
    reasons: dict[str, frozenset[str] | None] = field(default_factory=dict)
    """Reason -> the fields its words may use; None where they cannot be read off."""
    any_reason: bool = False
    """A `Wrong(…)` computes its reason, so any key of the words may be used."""
    rules: dict[str, int] = field(default_factory=dict)
    """Forbidden group or limit -> the line that sets it."""

    @property
    def points(self) -> int | None:
        """The sum over the cases; None where it cannot be read off."""
        points = [case.points for case in self.cases]
        return None if None in points else sum(cast("list[int]", points))


def _tree(file: Path) -> ast.Module:
    text = read_text(file, "Write it as docs/course-format.md says.")
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        what = getattr(error, "msg", str(error))
        raise CourseError(f"this is not valid Python: {what}. Put it right.", file, line) from None


def kind_of(file: Path) -> Kind:
    """The kind that a test file names; "write" where it names none or cannot be read yet."""
    try:
        text = file.read_text(encoding="utf-8")
        return _kind(ast.parse(text), file) if "KIND" in text else "write"
    except (OSError, ValueError, SyntaxError, CourseError):
        return "write"  # read_cases says what is wrong, when the exercise is looked at


def _kind(tree: ast.Module, file: Path) -> Kind:
    for node in tree.body:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "KIND" for target in node.targets
        ):
            value = node.value.value if isinstance(node.value, ast.Constant) else None
            if value not in KINDS:
                raise CourseError(
                    'KIND is "write", "predict" or "repair", as a plain string.', file, node.lineno
                )
            return cast("Kind", value)
    return "write"


def read_cases(file: Path) -> CasesFile:
    """Kind, cases, reasons and rules of a test file; raises CourseError."""
    tree = _tree(file)
    names = _imported(tree)
    cases = tuple(
        CaseHead(node.name, _points(call), node.lineno)
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        for call in node.decorator_list
        if _called(call, names) == "case"
    )
    reasons: dict[str, frozenset[str] | None] = {}
    any_reason = False
    rules: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            for reason, fields in READY_REASONS.get(names.get(node.id, ""), {}).items():
                _add(reasons, reason, fields)
        if not isinstance(node, ast.Call):
            continue
        called = _called(node, names)
        if called == "Wrong":
            literal = node.args[0] if node.args else None
            if isinstance(literal, ast.Constant) and isinstance(literal.value, str):
                _add(reasons, literal.value, _keywords(node))
            else:
                any_reason = True
        elif called == "Rules":
            rules |= _rules(node)
    return CasesFile(_kind(tree, file), cases, reasons, any_reason, rules)


def _add(
    reasons: dict[str, frozenset[str] | None], reason: str, fields: frozenset[str] | None
) -> None:
    before = reasons.get(reason, fields)
    # raised in two places: only what both give can stand in the words
    reasons[reason] = None if before is None or fields is None else before & fields


def _imported(tree: ast.Module) -> dict[str, str]:
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tutor.lab")
        for alias in node.names
    }


def _called(node: ast.expr, names: dict[str, str]) -> str | None:
    function = node.func if isinstance(node, ast.Call) else node
    return names.get(function.id) if isinstance(function, ast.Name) else None


def _points(decorator: ast.expr) -> int | None:
    if not isinstance(decorator, ast.Call):
        return 1
    given = [k.value for k in decorator.keywords if k.arg == "points"] or decorator.args[:1]
    if not given:
        return 1
    value = given[0].value if isinstance(given[0], ast.Constant) else None
    return value if isinstance(value, int) else None


def _keywords(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(cast("list[str]", names))


def _rules(call: ast.Call) -> dict[str, int]:
    found: dict[str, int] = {}
    given = [("forbid", argument) for argument in call.args[:1]]
    for name, value in [*given, *((k.arg, k.value) for k in call.keywords)]:
        if name == "forbid":
            for item in getattr(value, "elts", []):
                if isinstance(item, ast.Constant) and isinstance(item.value, str):
                    found[item.value] = item.lineno
        elif name and not (isinstance(value, ast.Constant) and value.value is None):
            found[name] = value.lineno
    return found


def read_mistakes(file: Path) -> dict[str, int]:
    """Name of each mistake in a variants file -> its line; raises CourseError."""
    tree = _tree(file)
    names = _imported(tree)
    return {
        node.name: node.lineno
        for node in tree.body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        for decorator in node.decorator_list
        if _called(decorator, names) == "mistake"
    }
