"""One check: pytest runs the cases of one file, and what it comes to is told as events."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tutor.course.model import CourseError, Exercise
from tutor.grading import plugin
from tutor.grading.grader import Grader, Options
from tutor.grading.reports import GraderError

# Each plugin costs time at every check, and none of these has anything to do here; two collect
# garbage five times over at the end, which takes longer than all cases together.
_UNUSED = (
    "assertion", "cacheprovider", "capture", "debugging", "doctest", "faulthandler", "junitxml",
    "legacypath", "logging", "monkeypatch", "pastebin", "python", "recwarn", "reports",
    "setuponly", "setupplan", "skipping", "stepwise", "subtests", "terminal", "threadexception",
    "tmpdir", "unittest", "unraisableexception", "warnings",
)  # fmt: skip
ARGUMENTS = (
    *(word for name in _UNUSED for word in ("-p", f"no:{name}")),
    "--noconftest", "-c", os.devnull, "--rootdir", "/",
)  # fmt: skip


def alone() -> None:
    """Keep what the user set up for other runs of pytest away from ours."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DEBUG"):
        os.environ.pop(name, None)


@dataclass
class Check:
    """One file to be graded as a solution of one exercise."""

    grader: Grader
    exercise: Exercise
    file: Path
    options: Options
    emit: plugin.EventSink

    def __post_init__(self) -> None:
        self.file = Path(os.path.realpath(self.file))


def run(file: Path, wanted: Callable[[], Check | None]) -> list[plugin.ExerciseFile]:
    """Start pytest for `file`, then take what is `wanted` of it, and grade that.

    Emits `start`, then cases and metrics, then the report. `wanted` may wait, for pytest takes as
    long to start as all cases together; None: the file is not to be graded after all. What `run`
    returns is to be ended, when the learner has been told: a worker takes a while to go.
    Raises GraderError or CourseError where it cannot be graded. A cancelled check just ends.
    """
    file = Path(os.path.realpath(file))
    listener = _Listener(wanted)
    # our plugin as an object: by its name, pytest reads what all installed packages declare;
    # and without `here` it looks at all that lies in every folder from the root down to the file
    here = ("--confcutdir", str(file.parent))
    pytest.main([*ARGUMENTS, *here, str(file)], plugins=[plugin, listener])
    if not listener.asked:
        raise GraderError(f"pytest did not start for {file}")
    if listener.check is None or listener.jobs is None:
        return []
    if listener.problem and not listener.check.options.cancelled.is_set():
        for each in listener.jobs.leftovers:
            each.end()
        raise GraderError(listener.problem)
    return listener.jobs.leftovers


class _Listener:
    """Gives pytest its job, and turns what comes of it into events."""

    def __init__(self, wanted: Callable[[], Check | None]) -> None:
        self._wanted, self.asked = wanted, False
        self.check: Check | None = None
        self.jobs: plugin.Jobs | None = None
        self.problem = ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool | None:
        self.asked = True
        check = self.check = self._wanted()
        if check is None:
            return True  # it has been seen to: nothing is collected
        self.jobs = plugin.Jobs(
            check.grader, check.options, {check.file: check.exercise}, check.emit
        )
        session.config.stash[plugin.JOBS] = self.jobs
        return None

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        if not session.items:
            self.problem = self.problem or "the file was not found to be an exercise"
            return
        item = session.items[0]
        assert isinstance(item, plugin.CaseItem)
        check = item.file.session_of_check
        cases = [
            {"name": name, "title": check.words.cases.get(name, name), "points": case.points}
            for name, case in check.loaded.cases.items()
        ]
        item.file.emit({"event": "start", "exercise": check.exercise.name, "cases": cases})

    @pytest.hookimpl(wrapper=True)
    def pytest_runtestloop(self, session: pytest.Session) -> Any:
        done = yield
        if not session.items:
            return done
        item = session.items[0]
        assert isinstance(item, plugin.CaseItem)
        check = item.file.session_of_check
        if not self.problem:
            try:
                report = check.report()
            except Exception as error:
                self.problem = _sentence(error)
            else:
                name = check.exercise.name
                item.file.emit({"event": "report", "exercise": name, "report": report})
        return done

    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        error = call.excinfo.value if call.excinfo else None
        if error is not None and not isinstance(error, plugin.CaseFailed):
            self.problem = _sentence(error)
            item.session.shouldstop = self.problem

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Any:
        report = yield
        if report.failed:
            error = report.call.excinfo.value if hasattr(report, "call") else None
            self.problem = _sentence(error) if error else str(report.longrepr)
        return report


def _sentence(error: BaseException) -> str:
    if isinstance(error, (GraderError, CourseError)):
        return str(error)
    return f"the grader failed: {type(error).__name__}: {error}"
