"""Grading one exercise: from the learner's text to a report."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from tutor.course.model import Course, CourseError, Exercise
from tutor.course.texts import Words
from tutor.course.words import read_words
from tutor.grading import messages, source_check
from tutor.grading.cache import RunCache, data_identity
from tutor.grading.diagnosis import Diagnostician, Trace
from tutor.grading.exercise_files import LoadedExercise, load_exercise
from tutor.grading.pool import Pool, PoolError
from tutor.grading.reports import CaseReport, GraderError, Outcome, Report, Status
from tutor.grading.seeds import fresh_seed
from tutor.grading.trial import Implementation, Run, Setting, Trials
from tutor.grading.verdict import CaseVerdict, Judged, Judgement
from tutor.lab.rules import Rules

Event = dict[str, Any]


@dataclass
class Options:
    """How a check is to be done."""

    language: str = "en"
    device: str = "cpu"
    seed: int | None = 0
    """None: a fresh one, which the report names."""
    data: Path | None = None
    sandbox: str = ""
    """`auto`, `require`, `off`, or "" for `$TUTOR_SANDBOX`, else `auto`."""
    cancelled: threading.Event = field(default_factory=threading.Event)


class Grader:
    """Holds the workers and what was computed once; grades one exercise at a time."""

    def __init__(
        self, course: Course, *, cache: RunCache | None = None, pool: Pool | None = None
    ) -> None:
        """`pool`: one that hides this course already, and may have been started."""
        self.course = course
        self._pool = pool or Pool(hidden=[course.root])
        self._cache = cache or RunCache()
        self._loaded: dict[str, tuple[tuple[float, ...], LoadedExercise]] = {}
        self._words: dict[tuple[str, str], tuple[float, Words]] = {}

    def start(self) -> None:
        """Start the workers' parent, so that the first check need not wait for it."""
        try:
            self._pool.start()
        except PoolError as error:
            raise GraderError(f"{error}; run `tutor doctor`") from error

    def close(self) -> None:
        """End all workers."""
        self._pool.close()
        self._cache.shrink()

    def load(self, exercise: Exercise) -> LoadedExercise:
        """The exercise's files, read again when one of them has changed."""
        files = (exercise.cases, exercise.reference, exercise.variants, exercise.stub)
        try:
            state = tuple(file.stat().st_mtime for file in files)
        except OSError as error:
            raise CourseError(
                "this file of the exercise is missing", Path(error.filename)
            ) from None
        kept = self._loaded.get(exercise.name)
        if kept and kept[0] == state:
            return kept[1]
        loaded = load_exercise(exercise)
        self._loaded[exercise.name] = (state, loaded)
        return loaded

    def words(self, exercise: Exercise, language: str) -> Words:
        """What the exercise says, read again when the file has changed."""
        file = exercise.words_file(language)
        state = file.stat().st_mtime if file.exists() else 0.0  # reading it says what is missing
        kept = self._words.get((exercise.name, language))
        if kept is None or kept[0] != state:
            kept = self._words[exercise.name, language] = state, read_words(exercise, language)
        return kept[1]

    def session(self, exercise: Exercise, file: Path, options: Options) -> Session:
        """A check of `file` as a solution of `exercise`."""
        if options.seed is None:
            options = replace(options, seed=fresh_seed())
        return Session(self, self.load(exercise), file, options)

    def trials(self, loaded: LoadedExercise, options: Options) -> Trials:
        """What runs implementations of the exercise."""
        setting = Setting(
            options.device,
            options.seed or 0,
            options.data,
            self.course.seconds,
            options.sandbox,
            options.cancelled,
        )
        return Trials(self._pool, loaded, setting)

    def our_runs(
        self,
        trials: Trials,
        overlay: tuple[str, ...],
        wanted: list[tuple[str, int]],
        on_run: Callable[[Run], None] = lambda run: None,
        on_metric: Callable[[str, int, dict[str, float]], None] | None = None,
    ) -> dict[tuple[str, int], Run]:
        """Runs of the reference, with the variants in `overlay` over it; kept by content."""
        loaded, setting = trials.loaded, trials.setting
        identity = data_identity(setting.data)
        keys = {
            wish: self._cache.key(
                loaded.digest, overlay, wish, setting.seed, setting.device, identity,
                setting.seconds,
            )
            for wish in wanted
        }  # fmt: skip
        found: dict[tuple[str, int], Run] = {}
        for wish, key in keys.items():
            run = self._cache.get(key)
            if run is not None:
                found[wish] = run
                if on_metric is not None and run.index == 0:
                    for step, values in run.curve:
                        on_metric(run.case, step, values)
        missing = [wish for wish in wanted if wish not in found]
        if missing:
            ours = Implementation(
                loaded.reference, f"{loaded.exercise.name}.py", overlay,
                loaded.variants if overlay else "",
            )  # fmt: skip
            for run in trials.run(ours, missing, on_metric):
                found[run.case, run.index] = run
                self._cache.put(keys[run.case, run.index], run)
                on_run(run)
        return found


class Session:
    """One check of one file. Verdicts come one by one; the report is their end."""

    def __init__(
        self, grader: Grader, loaded: LoadedExercise, file: Path, options: Options
    ) -> None:
        self.loaded, self.options = loaded, options
        self.exercise = loaded.exercise
        self._grader, self._file = grader, file
        self._trials = grader.trials(loaded, options)
        self.words: Words = grader.words(loaded.exercise, options.language)
        self._judgement = Judgement(self._trials, self.words, options.language)
        self.verdicts: dict[str, CaseVerdict] = {}
        self._references: dict[tuple[str, int], Run] = {}

    def wanted(self, names: list[str] | None = None) -> list[tuple[str, int]]:
        """All runs of the named cases (default: all), in order, with those they need."""
        cases = self.loaded.cases
        chosen = set(names if names is not None else cases)
        for name in reversed(list(cases)):
            needs = cases[name].needs
            if name in chosen and needs:
                chosen.add(needs)
        return [
            (name, index)
            for name, case in cases.items()
            if name in chosen
            for index in range(case.seeds)
        ]

    def run(
        self,
        names: list[str] | None = None,
        on_metric: Callable[[str, int, dict[str, float], str], None] = lambda *_: None,
    ) -> Iterator[CaseVerdict]:
        """Grade the cases one by one. Raises GraderError where our own reference fails."""
        wanted = self.wanted(names)
        runs = self._runs_of_submission(
            wanted, lambda case, step, values: on_metric(case, step, values, "you")
        )
        for run in runs:
            case = self.loaded.cases[run.case]
            judged = self._judge(run, wanted, on_metric)
            verdict = self.verdicts.setdefault(run.case, CaseVerdict(case))
            verdict.runs.append(judged)
            if len(verdict.runs) == case.seeds:
                if case.needs and not self.verdicts[case.needs].passed:
                    verdict.held_back = case.needs
                yield verdict

    def _judge(self, run: Run, wanted: list[tuple[str, int]], on_metric: Any) -> Judged:
        case = self.loaded.cases[run.case]
        if run.outcome != "observed":
            return self._judgement.judge(case, run, run)
        reference = self._reference(run.case, run.index, wanted, on_metric)
        return self._judgement.judge(case, run, reference)

    def _reference(
        self, name: str, index: int, wanted: list[tuple[str, int]], on_metric: Any
    ) -> Run:
        if (name, index) not in self._references:
            training = self.loaded.cases[name].training
            batch = [
                wish
                for wish in wanted
                if wish not in self._references
                and (
                    wish == (name, index)
                    or (not training and not self.loaded.cases[wish[0]].training)
                )
            ]
            found = self._grader.our_runs(
                self._trials,
                (),
                batch,
                on_metric=lambda case, step, values: on_metric(case, step, values, "reference"),
            )
            self._references.update(found)
        run = self._references[name, index]
        if run.outcome != "observed":
            detail = str(run.detail.get("message") or run.detail.get("how") or run.outcome)
            title = self.words.cases.get(name, name)
            text = messages.say(self.options.language, "no_reference", case=title, detail=detail)
            raise GraderError(text)
        return run

    # -- the learner's text -----------------------------------------------------------------

    def _runs_of_submission(
        self, wanted: list[tuple[str, int]], on_metric: Callable[[str, int, dict[str, float]], None]
    ) -> Iterator[Run]:
        source, refused = self._read()
        if refused is None:
            refused = self._check_source(source)
        if refused is not None:
            outcome, detail = refused
            yield from (Run(name, index, outcome, detail) for name, index in wanted)
            return
        submission = Implementation(source, self._file.name)
        yield from self._trials.run(submission, wanted, on_metric)

    def _read(self) -> tuple[str, tuple[str, dict[str, Any]] | None]:
        say = self.options.language
        try:
            if self._file.stat().st_size > source_check.MAX_BYTES:
                return "", ("raised", _sentence(messages.say(say, "too_large")))
            return self._file.read_text(encoding="utf-8"), None
        except UnicodeDecodeError:
            return "", ("raised", _sentence(messages.say(say, "not_text")))
        except OSError as error:
            why = os.strerror(error.errno) if error.errno else str(error)
            raise GraderError(f"{self._file} cannot be read: {why}") from error

    def _check_source(self, source: str) -> tuple[str, dict[str, Any]] | None:
        language = self.options.language
        tree = source_check.parse(source)
        if isinstance(tree, SyntaxError):
            text = messages.say(language, "syntax", line=tree.lineno or 1, message=tree.msg)
            return "raised", _sentence(text)
        if self.exercise.kind == "repair" and _same_code(source, self.loaded.stub):
            return "not_started", {}
        if self.exercise.kind == "predict" and not _same_code(source, self.loaded.reference):
            line = source_check.check_literals(tree)
            if line is not None:
                return "raised", _sentence(messages.say(language, "literals", line=line))
        rules = Rules(self.loaded.forbidden)
        for case in self.loaded.cases.values():
            rules = rules | self.loaded.rules_of(case)
        fault = source_check.check(tree, source, rules)
        if fault is None:
            return None
        return "rule_broken", {
            "rule": fault.rule, "key": fault.key, "what": fault.name, "line": fault.line,
            "text": fault.text,
        }  # fmt: skip

    # -- the report -------------------------------------------------------------------------

    def case_report(self, verdict: CaseVerdict) -> CaseReport:
        """A verdict as plain data."""
        name = verdict.case.name
        output = next((judged.run.printed for judged in verdict.runs if judged.run.printed), "")
        return CaseReport(
            name=name,
            title=self.words.cases.get(name, name),
            outcome=cast(Outcome, verdict.outcome),
            score=verdict.score,
            points=verdict.case.points,
            message=self._message(verdict),
            output=output,
        )

    def _message(self, verdict: CaseVerdict) -> str:
        language, case = self.options.language, verdict.case
        if verdict.right >= case.need:
            if verdict.held_back:
                needed = self.words.cases.get(verdict.held_back, verdict.held_back)
                return messages.say(language, "needs", needed=needed)
            return ""
        text = verdict.first_wrong.message
        if verdict.right and case.seeds > 1:
            return messages.say(
                language, "some_seeds", right=verdict.right, seeds=case.seeds, need=case.need,
                message=text,
            )  # fmt: skip
        return text

    def diagnose(self) -> tuple[str, ...]:
        """The names of the mistakes that explain what is wrong."""
        trace: Trace = {
            (judged.run.case, judged.run.index): judged
            for verdict in self.verdicts.values()
            for judged in verdict.runs
        }
        mistakes = [variant for variant in self.loaded.variant_list() if not variant.right]
        finder = Diagnostician(self.loaded.cases, mistakes, self.trace_of, self._touched)
        return finder.diagnose(trace).mistakes

    def trace_of(self, overlay: tuple[str, ...], wanted: list[tuple[str, int]]) -> Trace:
        """The judged runs of the reference with `overlay` over it."""
        self._references.update(self._grader.our_runs(self._trials, (), [
            wish for wish in wanted if wish not in self._references
        ]))  # fmt: skip
        runs = self._grader.our_runs(self._trials, overlay, wanted)
        return {
            wish: self._judgement.judge(self.loaded.cases[wish[0]], run, self._references[wish])
            for wish, run in runs.items()
        }

    def references(self, wanted: list[tuple[str, int]]) -> dict[tuple[str, int], Run]:
        """The reference's runs; raises GraderError where one observed nothing."""
        return {wish: self._reference(*wish, wanted, lambda *_: None) for wish in wanted}

    def judge(self, run: Run) -> Judged:
        """The verdict on a run made elsewhere."""
        return self._judge(run, [(run.case, run.index)], lambda *_: None)

    def run_other(self, implementation: Implementation, names: list[str]) -> Iterator[CaseVerdict]:
        """Verdicts on an implementation of ours, not kept."""
        verdicts: dict[str, CaseVerdict] = {}
        wanted = [(name, i) for name in names for i in range(self.loaded.cases[name].seeds)]
        for run in self._trials.run(implementation, wanted):
            case = self.loaded.cases[run.case]
            verdict = verdicts.setdefault(run.case, CaseVerdict(case))
            verdict.runs.append(self.judge(run))
            if len(verdict.runs) == case.seeds:
                yield verdict

    def touched(self, case: str) -> frozenset[str]:
        """The names of the module that a case uses."""
        self.references([(case, 0)])
        return self._touched(case)

    def _touched(self, case: str) -> frozenset[str]:
        run = self._references.get((case, 0))
        return frozenset(run.touched if run else ())

    def report(self) -> Report:
        """The report on all verdicts so far; the wrong ones are diagnosed first."""
        verdicts = list(self.verdicts.values())
        mistakes = () if all(verdict.passed for verdict in verdicts) else self.diagnose()
        return Report(
            name=self.exercise.name,
            chapter=self.exercise.chapter,
            score=sum(verdict.score for verdict in verdicts),
            points=sum(case.points for case in self.loaded.cases.values()),
            status=self._status(verdicts),
            device=self.options.device,
            seed=self.options.seed or 0,
            cases=[self.case_report(verdict) for verdict in verdicts],
            advice=[self.words.mistakes.get(name, name) for name in mistakes],
            mistakes=list(mistakes),
        )

    @staticmethod
    def _status(verdicts: list[CaseVerdict]) -> Status:
        if verdicts and all(verdict.passed for verdict in verdicts):
            return "passed"
        if all(verdict.outcome == "not_started" for verdict in verdicts):
            return "not started"
        return "wrong"


def _sentence(text: str) -> dict[str, Any]:
    return {"sentence": text}


def _same_code(source: str, stub: str) -> bool:
    import ast

    try:
        return ast.dump(ast.parse(source)) == ast.dump(ast.parse(stub))
    except (SyntaxError, ValueError, RecursionError):
        return source == stub
