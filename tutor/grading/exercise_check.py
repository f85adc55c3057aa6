"""What the gate asks of one exercise: each check that DESIGN lists is one method."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tutor.course.model import Exercise
from tutor.course.parity import Fault
from tutor.grading import observation, source_check
from tutor.grading.grader import Grader, Options, Session
from tutor.grading.probes import PROBES, fill_observation, probing_overlay, trivial_overlay
from tutor.grading.trial import Implementation, Run
from tutor.grading.verdict import CaseVerdict
from tutor.lab.cases import Variant
from tutor.lab.rules import GROUPS, Rules

MISTAKES_AT_LEAST = 3
SEEDS, FULL_SEEDS = 2, 20


@dataclass
class Scope:
    """How much is checked."""

    full: bool = False
    all_cases: bool = False
    device: str = "cpu"
    data: Path | None = None
    mistakes_at_least: int = MISTAKES_AT_LEAST


class ExerciseCheck:
    """The checks of one exercise."""

    def __init__(self, grader: Grader, exercise: Exercise, scope: Scope, training: bool) -> None:
        self._grader, self._exercise, self._scope = grader, exercise, scope
        self._loaded = grader.load(exercise)
        self._lines = _lines(self._loaded.cases_source)
        self._variant_lines = _lines(self._loaded.variants)
        self._options = Options(device="cpu", data=scope.data)
        self._session = self._new_session()
        self._names = [
            name for name, case in self._loaded.cases.items() if training or not case.training
        ]
        self._wanted = self._session.wanted(self._names)
        self._all_cases = len(self._names) == len(self._loaded.cases)

    def faults(self) -> Iterator[Fault]:
        """All faults; what depends on the reference is only asked once it holds."""
        yield from self._stub()
        of_reference = list(self._reference())
        yield from of_reference
        if of_reference:
            return
        yield from self._right()
        yield from self._mistakes()
        yield from self._trivial()
        yield from self._constant()
        yield from self._rules()

    def _new_session(self, seed: int = 0, device: str = "cpu") -> Session:
        options = Options(device=device, seed=seed, data=self._options.data)
        return self._grader.session(self._exercise, self._exercise.stub, options)

    def _at_case(self, name: str, message: str) -> Fault:
        return Fault(self._exercise.cases, self._lines.get(name, 1), message)

    def _at_variant(self, name: str, message: str) -> Fault:
        return Fault(self._exercise.variants, self._variant_lines.get(name, 1), message)

    def _stub(self) -> Iterator[Fault]:
        for verdict in self._session.run(self._names):
            name = verdict.case.name
            if verdict.outcome == "not_started":
                continue
            report = self._session.case_report(verdict)
            what = f"{report['outcome']}: {_first_line(report['message'])}"
            yield Fault(
                self._exercise.stub, 1, f"on the stub, {name} must be “not started”; it is {what}"
            )

    def _reference(self) -> Iterator[Fault]:
        settings = [(seed, "cpu") for seed in range(FULL_SEEDS if self._scope.full else SEEDS)]
        if self._scope.device == "cuda":
            settings.append((0, "cuda"))
        for seed, device in settings:
            session = self._new_session(seed, device)
            names = [
                name for name in self._names if seed == 0 or not self._loaded.cases[name].training
            ]
            yield from self._not_passing(
                session, (), names, f"the reference does not pass (seed {seed}, {device})"
            )

    def _not_passing(
        self, session: Session, overlay: tuple[str, ...], names: list[str], what: str
    ) -> Iterator[Fault]:
        wanted = session.wanted(names)
        try:
            trace = session.trace_of(overlay, wanted)
        except KeyError as error:
            yield self._at_case(str(error.args[0]), f"{what}: it gave no observation")
            return
        for name in names:
            verdict = CaseVerdict(self._loaded.cases[name])
            verdict.runs = [trace[name, index] for index in range(verdict.case.seeds)]
            if verdict.outcome != "passed":
                first = verdict.first_wrong
                yield self._at_case(name, f"{what}: {first.outcome}, {_first_line(first.message)}")

    def _right(self) -> Iterator[Fault]:
        variants = [variant for variant in self._loaded.variant_list() if variant.right]
        if not variants:
            yield Fault(self._exercise.variants, 1, "at least one @right variant is needed")
        for variant in variants:
            what = f"{variant.name} is right, but does not pass"
            for fault in self._not_passing(self._session, (variant.name,), self._names, what):
                case = next((n for n, line in self._lines.items() if line == fault.line), "?")
                yield self._at_variant(variant.name, f"{fault.message} (case {case})")

    def _mistakes(self) -> Iterator[Fault]:
        mistakes = [variant for variant in self._loaded.variant_list() if not variant.right]
        if len(mistakes) < self._scope.mistakes_at_least:
            text = f"{len(mistakes)} mistakes; at least {self._scope.mistakes_at_least} are needed"
            yield Fault(self._exercise.variants, 1, text)
        failed: set[str] = set()
        for mistake in mistakes:
            yield from self._mistake(mistake, failed)
        for name in self._names:
            if mistakes and self._all_cases and name not in failed:
                yield self._at_case(name, f"no mistake fails {name}: what does it ask for?")

    def _mistake(self, mistake: Variant, failed: set[str]) -> Iterator[Fault]:
        session = self._session
        trace = session.trace_of((mistake.name,), self._wanted)
        wrong = set()
        for name in self._names:
            verdict = CaseVerdict(self._loaded.cases[name])
            verdict.runs = [trace[name, index] for index in range(verdict.case.seeds)]
            if verdict.outcome != "passed":
                wrong.add(name)
                reason = verdict.first_wrong.reason
                if reason == "?form":
                    text = (
                        f"{mistake.name} breaks the judge of {name}: {verdict.first_wrong.message}"
                    )
                    yield self._at_variant(mistake.name, text)
        failed |= wrong
        if not self._all_cases:
            return  # a training case left out may be the one that tells mistakes apart
        if not wrong:
            yield self._at_variant(mistake.name, f"{mistake.name} passes every case")
            return
        if all(trace[wish].outcome == "not_started" for wish in self._wanted):
            yield self._at_variant(mistake.name, f"{mistake.name} counts as not started")
            return
        session.verdicts = {}
        for name in self._names:
            verdict = session.verdicts[name] = CaseVerdict(self._loaded.cases[name])
            verdict.runs = [trace[name, index] for index in range(verdict.case.seeds)]
        found = session.diagnose()
        session.verdicts = {}
        if found != (mistake.name,):
            said = " and ".join(found) if found else "nothing"
            text = f"{mistake.name} is diagnosed as {said}: no case tells them apart"
            yield self._at_variant(mistake.name, text)

    # -- answers that nobody worked for -----------------------------------------------------

    def _trivial(self) -> Iterator[Fault]:
        answers: list[tuple[str, Callable[[Run], Run | None]]] = [
            ("all zeros", lambda run: _replaced(run, 0)),
            ("NaN", lambda run: _replaced(run, float("nan"))),
        ]
        cheap = [
            name
            for name in self._names
            if self._loaded.cases[name].needs is None and not self._loaded.cases[name].constant
        ]
        references = self._session.references(self._session.wanted(cheap))
        for name in cheap:
            case = self._loaded.cases[name]
            for what, change in answers:
                runs = [change(references[name, index]) for index in range(case.seeds)]
                if any(run is None for run in runs):
                    continue
                verdict = CaseVerdict(case)
                verdict.runs = [self._session.judge(run) for run in runs if run is not None]
                if verdict.outcome == "passed":
                    text = f"{what} pass {name}: let another case guard it with needs="
                    yield self._at_case(name, text)
        yield from self._input_handed_back(cheap)

    def _input_handed_back(self, names: list[str]) -> Iterator[Fault]:
        if self._exercise.kind != "write":
            return
        touched = sorted({name for case in names for name in self._session.touched(case)})
        implementation = Implementation(
            self._loaded.reference, f"{self._exercise.name}.py", tuple(touched),
            trivial_overlay(touched),
        )  # fmt: skip
        cheap = [name for name in names if not self._loaded.cases[name].training]
        for verdict in self._session.run_other(implementation, cheap):
            if verdict.outcome == "passed":
                name = verdict.case.name
                text = f"the input handed back passes {name}: let another case guard it with needs="
                yield self._at_case(name, text)

    def _constant(self) -> Iterator[Fault]:
        other = self._new_session(seed=1)
        names = [
            name
            for name in self._names
            if not self._loaded.cases[name].constant and not self._loaded.cases[name].training
        ]
        mine = self._session.references([(name, 0) for name in names])
        theirs = other.references([(name, 0) for name in names])
        for name in names:
            case = self._loaded.cases[name]
            if case.judging is None and _same_observation(mine[name, 0], theirs[name, 0]):
                text = f"what {name} observes does not change with the seed: say constant=True"
                yield self._at_case(name, text)

    def _rules(self) -> Iterator[Fault]:
        for group in self._loaded.forbidden:
            if GROUPS[group].operators and group in PROBES:
                yield from self._refused_by_dispatcher(group)
            elif GROUPS[group].source:
                yield from self._refused_by_source(group)

    def _refused_by_dispatcher(self, group: str) -> Iterator[Fault]:
        names = [
            name
            for name in self._names
            if group in self._loaded.rules_of(self._loaded.cases[name]).forbid
            and not self._loaded.cases[name].training
        ][:1]
        touched = sorted({name for case in names for name in self._session.touched(case)})
        implementation = Implementation(
            self._loaded.reference, f"{self._exercise.name}.py", tuple(touched),
            probing_overlay(touched, PROBES[group]),
        )  # fmt: skip
        for verdict in self._session.run_other(implementation, names):
            if verdict.outcome != "rule_broken":
                text = f"{PROBES[group]} is not refused, though {group!r} is forbidden"
                yield self._at_case(verdict.case.name, text)

    def _refused_by_source(self, group: str) -> Iterator[Fault]:
        name = GROUPS[group].source[0]
        line = _spelling(name)
        source = f"{self._loaded.reference}\n\ndef _rewritten(x):\n    {line}\n"
        tree = ast.parse(source)
        fault = source_check.check(tree, source, Rules([group]))
        if fault is None:
            yield Fault(
                self._exercise.cases, 1, f"{line} is not refused, though {group!r} is forbidden"
            )


def _spelling(name: str) -> str:
    if name == "<loop>":
        return "for item in x: pass"
    if name.startswith("*."):
        return f"x.{name[2:]}()"
    dotted = name.removesuffix(".**").removesuffix("**")
    return f"import {dotted.partition('.')[0]}; {dotted}.anything"


def _lines(source: str) -> dict[str, int]:
    return {
        node.name: node.lineno
        for node in ast.parse(source).body
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
    }


def _first_line(message: str) -> str:
    return message.splitlines()[0] if message else ""


def _replaced(run: Run, number: float) -> Run | None:
    """The run with every tensor and float set to `number`; None where there is nothing to set."""
    value, changed = fill_observation(run.value(seen=True), number)
    if not changed:
        return None
    tree, blobs = observation.pack(value)
    return Run(
        run.case, run.index, "observed", {}, tree, [bytearray(b) for b in blobs], run.touched
    )


def _same_observation(mine: Run, theirs: Run) -> bool:
    return mine.tree == theirs.tree and [bytes(b) for b in mine.blobs] == [
        bytes(b) for b in theirs.blobs
    ]
