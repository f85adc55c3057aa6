"""The page beside the editor: what the last check said, the task, and the hints taken."""

from __future__ import annotations

from typing import Any

from tutor.course.model import Exercise
from tutor.course.texts import Words
from tutor.tui.asked import asked
from tutor.tui.attempts import Change
from tutor.tui.texts import Texts
from tutor.tui.widgets.exercise_parts import CasePart, ChangePart, CurvePart, Line, Passage
from tutor.tui.widgets.lines import Blank, LinePage, Part


class CheckPage(LinePage):
    """Verdicts come on top as they are known; task and hints stand below."""

    def __init__(self, exercise: Exercise) -> None:
        super().__init__(measure=100, id="check")
        self._exercise = exercise
        self._texts: Texts | None = None
        self._words: Words | None = None
        self._below: list[Part] = []
        self._newest_hint: Part | None = None
        self._cases: list[dict[str, Any]] = []
        self._report: dict[str, Any] | None = None
        self._change: Change | None = None
        self._curve: CurvePart | None = None
        self._opened: set[str] = set()
        self._shown: dict[str, tuple[object, CasePart]] = {}
        self._state = "idle"
        self._problem = ""

    def tell(self, words: Words, texts: Texts, hints: int) -> None:
        """Lay out the task and the first `hints` hints."""
        self._texts, self._words = texts, words
        parts: list[Part] = [Passage(f"# {words.title}\n\n{words.task}")]
        shown = [
            Passage(
                hint,
                heading=texts("exercise.hint", number=number, all=len(words.hints)),
                bar="warn",
            )
            for number, hint in enumerate(words.hints[:hints], 1)
        ]
        self._newest_hint = shown[-1] if shown else None
        self._below = [*parts, *shown, Blank()]
        if self._curve is not None:
            self._curve.retext(texts)
        self._renew()

    @property
    def running(self) -> bool:
        """Whether a check is under way."""
        return self._state == "running"

    @property
    def report(self) -> dict[str, Any] | None:
        """What the last check came to."""
        return self._report

    def show_hints(self) -> None:
        """Bring the newest hint into view."""
        if self._newest_hint is not None:
            self.reveal(self._newest_hint)

    def begin(self) -> None:
        """A check has begun."""
        self._cases, self._report, self._change, self._curve = [], None, None, None
        self._opened = set()
        self._state, self._problem = "running", ""
        self._renew(top=True)

    def clear(self) -> None:
        """Forget the last check."""
        self.begin()
        self._state = "idle"
        self._renew(top=True)

    def stop(self) -> None:
        """The check was stopped; what is known stays."""
        self._state = "stopped"
        self._renew(top=True)

    def fail(self, sentence: str) -> None:
        """The check could not be done."""
        self._state, self._problem = "failed", sentence
        self._renew()

    def hear(self, events: list[dict[str, Any]], change: Change | None = None) -> None:
        """Take a check's events; with its report comes what changed since the last attempt."""
        assert self._texts is not None
        self._change = change or self._change  # what comes after the report takes nothing back
        drawn = self._curve
        for event in events:
            kind = event["event"]
            if kind == "start":
                self._cases = list(event["cases"])
            elif kind == "case":
                self._put(event["case"])
            elif kind == "metric":
                self._curve = self._curve or CurvePart(self._texts)
                self._curve.add(event["who"], event["step"], event["values"])
                self._curve.changed()
            elif kind == "report":
                self._report, self._state = event["report"], "done"
        self._renew(top=self._report is not None)
        if drawn is None and self._curve is not None and self._report is None:
            self.reveal(self._curve)  # training takes a while: this is what one looks at

    def _put(self, case: dict[str, Any]) -> None:
        for place, known in enumerate(self._cases):
            if known["name"] == case["name"]:
                self._cases[place] = case
        wrong = case["outcome"] not in ("passed", "not_started")
        if wrong and not self._opened:
            self._opened.add(case["name"])  # the first one that fails tells all

    # Details

    @property
    def has_cases(self) -> bool:
        """Whether there is anything to show more of."""
        return bool(self._cases)

    def toggle_all(self) -> None:
        """Show of every case what it asks and all that it printed, or of none."""
        names = {str(case["name"]) for case in self._cases}
        self._opened = set() if self._opened == names else names
        self._renew()

    def toggle(self, part: Part) -> None:
        """Show more, or less, of one case."""
        if isinstance(part, CasePart):
            self._opened ^= {part.name}
            self._renew()

    # Layout

    def _renew(self, *, top: bool = False) -> None:
        if self._texts is None:
            return
        place = None if top or not self.parts else self.place
        self.show([Blank(), *self._verdicts(self._texts), *self._below], place=place)

    def _verdicts(self, texts: Texts) -> list[Part]:
        if self._state == "idle":
            return []
        parts: list[Part] = [*self._summary(texts)]
        if self._report is not None:
            parts += [Passage(advice, bar="accent") for advice in self._advice(self._report)]
        above = ""
        for case in self._cases:
            message = str(case.get("message", ""))
            again = bool(message) and "\n" in message and message == above
            above = message or above
            parts.append(self._case(case, texts, again))
        if self._curve is not None:
            parts += [Blank(), self._curve]
        parts.append(Blank())
        if self._change is not None:
            since = texts("exercise.since")
            parts.append(ChangePart(self._change, self._titles(), texts, heading=since))
        return [*parts, Line("─" * 24, "faint"), Blank()]

    def _advice(self, report: dict[str, Any]) -> list[str]:
        """In the language of the moment, where it is the words of known mistakes."""
        words = self._words.mistakes if self._words is not None else {}
        names = report.get("mistakes") or []
        if len(names) == len(report["advice"]) and all(name in words for name in names):
            return [words[name] for name in names]
        return list(report["advice"])

    def _titles(self) -> dict[str, str]:
        said = {case["name"]: case["title"] for case in self._cases}
        return {**said, **(self._words.cases if self._words is not None else {})}

    def _case(self, case: dict[str, Any], texts: Texts, again: bool) -> CasePart:
        """The one that is shown already, where nothing of it has changed."""
        name, title = str(case["name"]), self._titles()[case["name"]]
        again = again and name not in self._opened
        key = (case, title, name in self._opened, again, texts.language)
        if name not in self._shown or self._shown[name][0] != key:
            code = asked(self._exercise.cases, name) if name in self._opened else ""
            self._shown[name] = (key, CasePart(case, texts, title=title, asked=code, again=again))
        return self._shown[name][1]

    def _summary(self, texts: Texts) -> list[Part]:
        if self._state == "failed":
            return [Passage(self._problem, bar="bad")]
        if self._state == "stopped":
            return [Line(texts("exercise.stopped"), "warn"), Blank()]
        if self._report is None:
            return [Line(texts("exercise.checking"), "muted"), Blank()]
        report = self._report
        fields = {"score": report["score"], "points": report["points"]}
        if report["status"] == "passed":
            lead = Line(texts("exercise.passed", **fields), "good")
            return [lead, Line(texts("exercise.go_on"), "muted"), Blank()]
        key = "exercise.untouched" if report["status"] == "not started" else "exercise.wrong"
        style = "muted" if report["status"] == "not started" else "bad"
        return [Line(texts(key, **fields), style), Blank()]
