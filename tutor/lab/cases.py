"""Cases, right variants and mistakes: the decorators of an exercise's files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tutor.lab.rules import Rules

CaseFunction = Callable[[Any, Any], Any]
Given = Callable[[Any], tuple[Any, Any]]
Judge = Callable[[Any, Any, Any], None]


@dataclass
class Case:
    """One thing asked of an implementation: a function of `(impl, lab)` that says what it saw."""

    function: CaseFunction
    points: int
    seeds: int = 1
    need: int = 1
    needs: str | None = None
    seconds: float | None = None
    rtol: float | None = None
    atol: float | None = None
    constant: bool = False
    training: bool = False
    rules: Rules | None = None
    judging: Judge | None = None
    giving: Given | None = None
    processes: bool = False

    @property
    def name(self) -> str:
        """The function's name, by which words and learners know the case."""
        return self.function.__name__

    def given(self, function: Given) -> Given:
        """Decorate the function of `lab` that returns what is sent to the worker, and what stays.

        It runs in the grader; returns `(given, kept)`.
        """
        self.giving = function
        return function

    def judge(self, function: Judge) -> Judge:
        """Decorate the function of `(seen, expected, lab)` that raises `Wrong` on a wrong answer.

        It runs in the grader, on the learner's and on the reference's observation.
        """
        self.judging = function
        return function


def case(
    points: int = 1,
    *,
    seeds: int = 1,
    need: int | None = None,
    needs: str | None = None,
    seconds: float | None = None,
    rtol: float | None = None,
    atol: float | None = None,
    constant: bool = False,
    training: bool = False,
    judge: Judge | None = None,
    rules: Rules | None = None,
    processes: bool = False,
) -> Callable[[CaseFunction], Case]:
    """Make a case of a function; docs/course-format.md says what each argument means."""
    if seeds < 1 or not 1 <= (need or seeds) <= seeds:
        raise ValueError(f"need={need} of seeds={seeds}: at least one seed, and need at most seeds")
    if points < 0:
        raise ValueError(f"points={points}: points cannot be negative")

    def decorate(function: CaseFunction) -> Case:
        return Case(
            function, points, seeds, need or seeds, needs, seconds, rtol, atol, constant, training,
            rules, judge, processes=processes,
        )  # fmt: skip

    return decorate


@dataclass(frozen=True)
class Variant:
    """An implementation that differs from the reference in some names."""

    name: str
    replaces: tuple[str, ...]
    right: bool
    body: Any = field(repr=False)

    def replacements(self) -> dict[str, Any]:
        """Name -> object that takes its place in the reference's namespace."""
        if isinstance(self.body, type) and all(name in vars(self.body) for name in self.replaces):
            return {name: getattr(self.body, name) for name in self.replaces}
        if len(self.replaces) != 1:
            missing = [name for name in self.replaces if name not in vars(self.body)]
            raise ValueError(f"{self.name} must be a class with attributes {', '.join(missing)}")
        return {self.replaces[0]: self.body}


def _variant(replaces: tuple[str, ...], right: bool) -> Callable[[Any], Any]:
    if not replaces or not all(isinstance(name, str) for name in replaces):
        raise ValueError('say what it replaces: @mistake("corr2d")')

    def decorate(body: Any) -> Any:
        _registry.append(Variant(body.__name__, replaces, right, body))
        return body

    return decorate


_registry: list[Variant] = []


def collect_variants(run: Callable[[], None]) -> list[Variant]:
    """The variants that `run()` declares, in order."""
    before = len(_registry)
    try:
        run()
        return _registry[before:]
    finally:
        del _registry[before:]


def right(*replaces: str) -> Callable[[Any], Any]:
    """Mark a variant that is right by another route; it must get full marks."""
    return _variant(replaces, right=True)


def mistake(*replaces: str) -> Callable[[Any], Any]:
    """Mark a wrong turn that people take; it must fail, and be recognised."""
    return _variant(replaces, right=False)
