"""From what was observed to verdicts, in words. Runs in the grader."""

from __future__ import annotations

import contextlib
import resource
import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tutor.course.texts import Words
from tutor.grading import messages
from tutor.grading.comparison import Comparison
from tutor.grading.trial import Run, Trials
from tutor.lab.cases import Case
from tutor.lab.judging import Wrong

JUDGE_SECONDS = 20
JUDGE_BYTES = 8 << 30
"""Address space that judging may take beyond what the grader has; threads reserve much of it."""


@dataclass
class Judged:
    """One run with its verdict. `reason` is a judge's key, the part of a trace that it adds."""

    run: Run
    outcome: str
    message: str = ""
    reason: str = ""
    rule: str = ""

    @property
    def passed(self) -> bool:
        """Whether it agreed with the reference."""
        return self.outcome == "passed"


@dataclass
class CaseVerdict:
    """All runs of one case, and what they come to."""

    case: Case
    runs: list[Judged] = field(default_factory=list)
    held_back: str = ""
    """The case that must pass before this one gives points."""

    @property
    def right(self) -> int:
        """How many runs are right."""
        return sum(judged.passed for judged in self.runs)

    @property
    def passed(self) -> bool:
        """Whether enough runs are right and nothing holds the case back."""
        return self.right >= self.case.need and not self.held_back

    @property
    def outcome(self) -> str:
        """The outcome of the case: of its first wrong run, if too many are wrong."""
        if self.right >= self.case.need:
            return "wrong" if self.held_back else "passed"
        return self.first_wrong.outcome

    @property
    def first_wrong(self) -> Judged:
        """The first run that is not right."""
        return next(judged for judged in self.runs if not judged.passed)

    @property
    def score(self) -> int:
        """Points."""
        return self.case.points if self.passed else 0


class JudgeTooSlow(Exception):
    """A judge took longer than it may."""


def _in_short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 80 else text[:79] + "…"


@contextlib.contextmanager
def _limited() -> Iterator[None]:
    """Stop a judge that an observation sends round in circles (main thread only)."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: Any) -> None:
        raise JudgeTooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(JUDGE_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def _bounded_memory() -> Iterator[None]:
    """Have an allocation fail that a hostile observation blows up, before the system suffers."""
    if sys.platform != "linux":
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + JUDGE_BYTES
    if before[0] != resource.RLIM_INFINITY:
        most = min(most, before[0])
    resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


class Judgement:
    """Judges the runs of one exercise, in one language."""

    def __init__(self, trials: Trials, words: Words, language: str) -> None:
        self._trials, self._words, self._language = trials, words, language
        self._kind = trials.loaded.exercise.kind
        self._rules_said: set[str] = set()

    def judge(self, case: Case, run: Run, reference: Run) -> Judged:
        """The verdict on one run, given the reference's run on the same inputs."""
        if run.outcome == "observed":
            return self._observed(case, run, reference)
        if run.outcome == "not_plain":
            text = self._say("not_plain", message=str(run.detail.get("message", ""))[:500])
            return Judged(run, "wrong", text)
        message = self._unobserved(run)
        rule = str(run.detail.get("rule", "")) if run.outcome == "rule_broken" else ""
        return Judged(run, run.outcome, message, rule=rule)

    def _say(self, key: str, **fields: Any) -> str:
        return messages.say(self._language, key, **fields)

    def _observed(self, case: Case, run: Run, reference: Run) -> Judged:
        if case.judging is not None:
            return self._by_judge(case, run, reference)
        comparison = Comparison(case.rtol, case.atol)
        expected = reference.value(seen=True)
        try:
            with _bounded_memory():
                difference = comparison.difference(run.value(seen=True), expected)
        except Exception:  # of any kind: the observation brought it about
            return Judged(run, "wrong", self._say("malformed"))
        if difference is None:
            return Judged(run, "passed")
        if self._kind == "predict":  # the right value is for the learner to find
            return Judged(run, "wrong", self._say("prediction", seen=_in_short(run.value())))
        at = self._say("where", where=difference.where) if difference.where else ""
        fields = difference.fields
        key = (
            "none" if difference.key == "no_tensor" and fields["seen"] == "None" else difference.key
        )
        return Judged(run, "wrong", self._say(key, at=at, **fields))

    def _by_judge(self, case: Case, run: Run, reference: Run) -> Judged:
        assert case.judging is not None
        expected = reference.value()
        try:
            with _limited(), _bounded_memory():
                case.judging(run.value(), expected, self._trials.judging_lab(case, run.index))
        except Wrong as wrong:
            text = messages.reason(self._words, wrong.reason, wrong.fields)
            return Judged(run, "wrong", text, reason=wrong.reason)
        except Exception as error:  # of any kind: the observation brought it about
            detail = f"{type(error).__name__}: {error}"[:300]
            return Judged(run, "wrong", self._say("judge_form", detail=detail), reason="?form")
        return Judged(run, "passed")

    def _unobserved(self, run: Run) -> str:
        detail = run.detail
        if "sentence" in detail and not run.tree and run.outcome == "raised":
            return str(detail["sentence"])
        if run.outcome == "not_started":
            kind = "" if self._kind == "write" else f"_{self._kind}"
            return self._say(f"not_started{kind}")
        if run.outcome == "timed_out":
            how = "wall" if detail.get("how") == "wall" else "cpu"
            seconds = float(detail.get("seconds", 0)) * (3 if how == "wall" else 1)
            return self._say(f"timed_out_{how}", seconds=seconds)
        if run.outcome == "crashed":
            return self._say("crashed", detail=detail.get("how") or "?")
        if run.outcome == "rule_broken":
            return self._rule(detail)
        if run.outcome == "raised":
            return self._raised(detail)
        return self._say(run.outcome)

    def _rule(self, detail: dict[str, Any]) -> str:
        rule, what = str(detail.get("rule", "")), str(detail.get("what", ""))
        if rule.startswith("max_"):
            used, _, limit = what.partition(" > ")
            text = self._say(f"limits.{rule}", used=used, limit=limit)
        elif "key" in detail:
            text = self._say(str(detail["key"]), name=what)
        else:
            text = self._say("rule_op", what=what)
        words = self._words.rules.get(rule)
        if words and rule not in self._rules_said:  # once is enough for a report
            self._rules_said.add(rule)
            text = f"{words}\n{text}"
        if detail.get("line"):
            text += self._say("rule_line", line=detail["line"], text=detail.get("text", ""))
        return text

    def _raised(self, detail: dict[str, Any]) -> str:
        kind, message = str(detail.get("type", "?")), str(detail.get("message", ""))
        if kind == "NoSuchName":
            return self._say("no_such_name", name=message)
        if kind in ("SystemExit", "KeyboardInterrupt"):
            return self._say("exit", type=kind)
        trace = detail.get("trace") or []
        key = "raised_in_yours" if trace else "raised_in_case"
        lines = [self._say(key, type=kind, message=message)]
        for frame in trace if isinstance(trace, list) else []:
            if isinstance(frame, dict):
                line, text = frame.get("line", 0), str(frame.get("text", ""))[:300]
                lines.append(self._say("raised_trace", line=line, text=text))
        return "\n".join(lines)
