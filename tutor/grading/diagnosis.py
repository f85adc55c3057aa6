"""Which wrong turn was taken: the learner's runs against those of the known mistakes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tutor.grading.comparison import Comparison
from tutor.grading.observation import Malformed
from tutor.grading.verdict import Judged
from tutor.lab.cases import Case, Variant

Trace = dict[tuple[str, int], Judged]
"""Every judged run by case and index."""


@dataclass(frozen=True)
class Diagnosis:
    """The mistakes that together explain the failures, by name; none if unknown."""

    mistakes: tuple[str, ...]


def same(mine: Judged, theirs: Judged, case: Case) -> bool:
    """Whether two runs of one case cannot be told apart by what was observed."""
    if mine.outcome != theirs.outcome:
        return False
    if mine.outcome == "passed":
        return True
    if mine.outcome == "raised":
        return mine.run.detail.get("builtin") == theirs.run.detail.get("builtin") and (
            mine.run.detail.get("type") == theirs.run.detail.get("type")
        )
    if mine.outcome == "rule_broken":
        return mine.rule == theirs.rule
    if mine.outcome != "wrong":
        return True
    if mine.reason or theirs.reason:
        return mine.reason == theirs.reason
    if mine.run.outcome != "observed" or theirs.run.outcome != "observed":
        return mine.run.outcome == theirs.run.outcome
    try:
        seen, known = mine.run.value(seen=True), theirs.run.value(seen=True)
        return Comparison(case.rtol, case.atol).difference(seen, known) is None
    except Malformed:
        return False


class Diagnostician:
    """Matches a learner's trace against the traces of the mistakes."""

    def __init__(
        self,
        cases: dict[str, Case],
        mistakes: list[Variant],
        trace_of: Callable[[tuple[str, ...], list[tuple[str, int]]], Trace],
        touched: Callable[[str], frozenset[str]],
    ) -> None:
        """`trace_of(names, runs)` gives the trace of the mistakes over the reference.

        `touched(case)` gives the names of the module that the case uses.
        """
        self._cases, self._mistakes = cases, mistakes
        self._trace_of, self._touched = trace_of, touched

    def diagnose(self, trace: Trace) -> Diagnosis:
        """The mistakes that explain each failure; first one alone, then one a function."""
        started = {key: judged for key, judged in trace.items() if judged.outcome != "not_started"}
        failures = {key for key, judged in started.items() if not judged.passed}
        if not failures:
            return Diagnosis(())
        matching = []
        for mistake in self._mistakes:
            theirs = self._trace(mistake, started)
            if self._explains(started, theirs, failures, started.keys()):
                return Diagnosis((mistake.name,))
            matching.append((mistake, theirs))
        return self._by_function(started, failures, matching)

    def _trace(self, mistake: Variant, started: Trace) -> Trace:
        """The mistake's trace, cheap cases first; stops at a case that tells them apart."""
        found: Trace = {}
        order = sorted(started, key=lambda key: self._cases[key[0]].training)
        cheap = [key for key in order if not self._cases[key[0]].training]
        found.update(self._trace_of((mistake.name,), cheap))
        dear = [key for key in order if self._cases[key[0]].training]
        mine = self._concerned(mistake, started.keys())
        if dear and all(
            same(started[key], found[key], self._cases[key[0]]) for key in cheap if key in mine
        ):
            wanted = [key for key in dear if key in mine]
            found.update(self._trace_of((mistake.name,), wanted))
        return found

    def _concerned(self, mistake: Variant, keys: object) -> set[tuple[str, int]]:
        return {
            key
            for key in keys  # type: ignore[attr-defined]
            if self._touched(key[0]) & set(mistake.replaces) or not self._touched(key[0])
        }

    def _explains(self, mine: Trace, theirs: Trace, failures: object, keys: object) -> bool:
        return all(
            key in theirs and same(mine[key], theirs[key], self._cases[key[0]])
            for key in keys  # type: ignore[attr-defined]
        )

    def _by_function(
        self,
        mine: Trace,
        failures: set[tuple[str, int]],
        matching: list[tuple[Variant, Trace]],
    ) -> Diagnosis:
        """One mistake for each function whose failures it explains."""
        chosen: list[str] = []
        explained_functions: set[str] = set()
        for mistake, theirs in matching:
            own = {
                key
                for key in mine
                if (touched := self._touched(key[0])) and touched <= set(mistake.replaces)
            } | {key for key in mine if key in theirs and not theirs[key].passed}
            alone = {key for key in own if self._touched(key[0]) <= set(mistake.replaces)}
            if (
                explained_functions.isdisjoint(mistake.replaces)
                and alone & failures
                and self._explains(mine, theirs, failures, alone)
            ):
                chosen.append(mistake.name)
                explained_functions |= set(mistake.replaces)
        if len(chosen) > 1:
            together = self._trace_of(tuple(chosen), list(mine))
            shared = [key for key in mine if len(self._touched(key[0])) > 1]
            if not self._explains(mine, together, failures, shared):
                return Diagnosis(())
        return Diagnosis(tuple(chosen))
