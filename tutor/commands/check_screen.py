"""What a check looks like in the terminal: each case as it comes, then the score."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from rich.text import Text

from tutor.commands.context import Context
from tutor.commands.pages import show_markdown
from tutor.commands.painting import clean, indented, marked, sign
from tutor.workspace import Workspace

if TYPE_CHECKING:
    from rich.status import Status

_PRINTED_LINES = 20


class CheckScreen:
    """Shows the events of one check. A context manager, for the line that says what runs."""

    def __init__(self, context: Context, workspace: Workspace) -> None:
        self.say, self.console = context.say, context.console
        self.workspace = workspace
        self.status: Status | None = None
        self._waiting: list[str] = []
        self._told: set[str] = set()

    def __enter__(self) -> Self:
        if self.console.is_terminal:
            self.status = self.console.status(self.say("check.starting"))
            self.status.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.status:
            self.status.stop()

    def show(self, event: dict[str, Any]) -> None:
        """One event of the grader."""
        kind = event["event"]
        if kind == "start":
            self._start(event)
        elif kind == "case":
            self._case(event["case"])
        elif kind == "metric":
            self._metric(event)
        elif kind == "report":
            self._report(event["report"])

    def _start(self, event: dict[str, Any]) -> None:
        exercise = self.workspace.course.exercise(event["exercise"])
        self._told = set()
        self._waiting = [case["title"] for case in event["cases"]]
        file = self.workspace.file(exercise).relative_to(self.workspace.root)
        self.console.print(Text(f"\n{exercise.name}", style="bold").append(f"  {file}", "dim"))
        self._running()

    def _running(self) -> None:
        if self.status and self._waiting:
            self._now(self.say("check.running", case=self._waiting[0]))

    def _case(self, case: dict[str, Any]) -> None:
        if case["title"] in self._waiting:
            self._waiting.remove(case["title"])
        mark, style = sign(case["outcome"])
        word = self.say(f"outcome.{case['outcome']}")
        line = (
            Text("  ")
            .append(f"{mark} {word}", style)
            .append("  ")
            .append(marked(case["title"], self.console))
        )
        line.append(f"  {_number(case['score'])}/{_number(case['points'])}", "dim")
        self.console.print(line)
        message = clean(case["message"]).strip("\n")
        if message and message not in self._told:  # eight cases not started say so once
            self._told.add(message)
            self._indented(marked(message, self.console))
        if case["outcome"] != "passed":
            self._printed(case["output"])
        self._running()

    def _printed(self, output: str) -> None:
        lines = clean(output).rstrip("\n").splitlines()
        key = "\n".join(lines)
        if not lines or key in self._told:
            return
        self._told.add(key)
        self._indented(Text(self.say("check.printed"), style="dim"))
        for line in lines[:_PRINTED_LINES]:
            self._indented(Text("│ " + line))
        if len(lines) > _PRINTED_LINES:
            more = self.say("check.more_lines", count=len(lines) - _PRINTED_LINES)
            self._indented(Text("│ " + more, style="dim"))

    def _indented(self, text: Text) -> None:
        if self.console.soft_wrap:
            for line in text.split("\n"):
                self.console.print(Text("      ") + line)
        else:
            self.console.print(indented(text, self.console.width, "      "))

    def _metric(self, event: dict[str, Any]) -> None:
        if self.status and event["who"] == "you":
            values = ", ".join(f"{name} {value:.4g}" for name, value in event["values"].items())
            self._now(self.say("check.metric", step=event["step"], values=values))

    def _now(self, text: str) -> None:
        assert self.status
        line = Text(clean(text), no_wrap=True)
        line.truncate(self.console.width - 3, overflow="ellipsis")  # one line: it is redrawn
        self.status.update(line)

    def _report(self, report: dict[str, Any]) -> None:
        if report["status"] == "could not grade":
            self.console.print(Text("  ✗ " + self.say("outcome.could_not_grade"), style="red"))
        for advice in report["advice"]:
            self.console.print()
            self.console.print(Text("  → " + self.say("check.advice"), style="bold yellow"))
            show_markdown(self.console, clean(advice).strip(), indent="      ")

    def conclude(self, reports: list[dict[str, Any]]) -> None:
        """The score, and what to type next."""
        score = sum(report["score"] for report in reports)
        points = sum(report["points"] for report in reports)
        passed = [report for report in reports if report["status"] == "passed"]
        style = "bold green" if len(passed) == len(reports) else "bold"
        self.console.print()
        self.console.print(
            Text(self.say("check.score", score=_number(score), points=_number(points)), style=style)
        )
        if len(reports) > 1:
            self.console.print(
                self.say("check.passed_count", passed=len(passed), count=len(reports))
            )
        self.console.print(marked(self._next(reports), self.console))

    def _next(self, reports: list[dict[str, Any]]) -> str:
        for report in reports:
            if report["status"] == "could not grade":
                return self.say("check.next_doctor")
        for report in reports:
            if report["status"] != "passed":
                exercise = self.workspace.course.exercise(report["name"])
                file = self.workspace.file(exercise).relative_to(self.workspace.root)
                fields = {"name": exercise.name, "file": file}
                started = report["status"] != "not started"
                return self.say("check.next_fix" if started else "check.next_begin", **fields)
        following = self.workspace.current_exercise()
        if following is None:
            return self.say("check.all_passed")
        return self.say("check.next_exercise", name=following.name, chapter=following.chapter)


def _number(value: float) -> str:
    return f"{value:g}"
