"""What a grader does for those who call: checks, and what can be done ahead of them."""

from __future__ import annotations

import dataclasses
import gc
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas.testing  # noqa: F401
import pytest
import torch
import torch.testing

from tutor.course.model import CourseError
from tutor.course.reader import COURSE_FILE, read_course
from tutor.grading import checking, plugin
from tutor.grading.ahead import Ahead, options_of
from tutor.grading.callers import Callers, Request
from tutor.grading.device import pick_device
from tutor.grading.grader import Grader
from tutor.grading.pool import Pool, PoolError
from tutor.grading.reports import GraderError, must_exist

PAUSE_SECONDS = 0.1
"""How long nobody asks for anything before pytest is started for the next check."""
_COURSES = 2
"""Graders kept for different courses: each has processes that hold torch."""


class Service:
    """Serves one request after another, in the main thread: judges are stopped by a signal."""

    def __init__(self, callers: Callers, idle_seconds: float, pools: dict[Path, Pool]) -> None:
        """`pools` have been started already, each for the course in a folder."""
        self._callers, self._idle_seconds = callers, idle_seconds
        self._pools = pools
        self._graders: dict[Path, tuple[int, Grader]] = {}
        self._devices: dict[str, str] = {}
        self._ahead = Ahead()
        self._ended = False
        self._pending: Request | None = None
        """One that came while pytest stood ready for another."""
        self._begun: Request | None = None
        self._last: Path | None = None
        """The file that was checked last: the next check is likely to be of the same."""

    def serve(self) -> None:
        """Until nobody has asked for anything for a while, or all is to end."""
        warm_up()
        try:
            while not self._ended:
                request = self._pending or self._wait(PAUSE_SECONDS if self._last else None)
                self._pending = None
                if request is not None:
                    self._serve(request)
                elif self._last is not None:
                    self._stand_ready(self._last)
        finally:
            for _, grader in self._graders.values():
                grader.close()
            for pool in self._pools.values():
                pool.close()

    def _wait(self, seconds: float | None = None) -> Request | None:
        """The next request; what can be done ahead is done meanwhile. None where there is none
        for so many seconds, or where all is to end."""
        while True:
            idle = self._idle_seconds if seconds is None else seconds
            request = self._callers.next(0 if self._ahead else idle)
            if request is not None:
                return request
            if self._callers.closing:
                self._ended = True
                return None
            if self._ahead:
                self._ahead.work(self._callers.wanted)
            elif seconds is not None:
                return None
            elif self._callers.close():
                self._ended = True
                return None

    def _stand_ready(self, file: Path) -> None:
        """Start pytest for a check of `file`, and wait within it for what comes next."""
        self._last = None

        def wanted() -> checking.Check | None:
            request = self._wait()
            if request is not None and not _asks_for(request, file):
                self._pending, request = request, None
            return self._begin(request) if request is not None else None

        self._grade(file, wanted)

    # -- one job of a request -----------------------------------------------------------------

    def _serve(self, request: Request) -> None:
        check = self._begin(request)
        if check is not None:
            self._grade(check.file, lambda: check)

    def _begin(self, request: Request) -> checking.Check | None:
        """What it wants graded now; None where it has been served."""
        check = None
        if not request.cancelled.is_set():
            try:
                check = self._check_of(request)
            except Exception as error:
                request.caller.say({"event": "error", "message": _sentence(error)})
        if check is None:
            self._callers.finish(request)
        else:
            self._begun = request
        return check

    def _check_of(self, request: Request) -> checking.Check | None:
        body = request.body
        if body["request"] not in ("check", "warm"):
            raise GraderError(f"the grader does not know the request {body['request']!r}")
        grader = self._grader(Path(str(body["course_root"])))
        grader.start()
        jobs = _jobs(body)
        options = options_of(body, self._device(str(body.get("device") or "auto")))
        if body["request"] == "warm":
            for name, _ in reversed(jobs):
                self._ahead.plan(grader, grader.course.exercise(name), options)
            return None
        for _, file in jobs[request.done : request.done + 1] if request.done else jobs:
            must_exist(file)
        if not jobs:
            return None
        name, file = jobs[request.done]
        exercise = grader.course.exercise(name)
        self._ahead.plan(grader, exercise, options)
        options = dataclasses.replace(options, cancelled=request.cancelled)
        return checking.Check(grader, exercise, file, options, request.caller.say)

    def _grade(self, file: Path, wanted: Callable[[], checking.Check | None]) -> None:
        """Have pytest grade what is `wanted` of `file`, and end the job."""
        leftovers: list[plugin.ExerciseFile] = []
        error: Exception | None = None
        try:
            leftovers = checking.run(file, wanted)
        except Exception as raised:
            error = raised
        request, self._begun = self._begun, None
        if request is None:
            return
        if error is not None:
            request.caller.say({"event": "error", "message": _sentence(error)})
        else:
            request.done += 1
            self._callers.checks += 1
            self._last = file
        left = len(_jobs(request.body)) - request.done
        if error is not None or not left or request.cancelled.is_set():
            self._callers.finish(request)
        else:
            self._callers.pause(request)
        for each in leftovers:
            each.end()

    def _device(self, wanted: str) -> str:
        if wanted not in self._devices:
            self._devices[wanted] = pick_device(wanted)
        return self._devices[wanted]

    def _grader(self, root: Path) -> Grader:
        try:
            changed = (root / COURSE_FILE).stat().st_mtime_ns
        except OSError:
            changed = 0  # reading it says what is wrong
        kept = self._graders.pop(root, None)
        if kept and kept[0] != changed:
            self._let_go(kept[1])
            kept = None
        if kept is None:
            kept = changed, Grader(read_course(root), pool=self._pools.pop(root, None))
        self._graders[root] = kept  # the last one used stands last
        while len(self._graders) > _COURSES:
            self._let_go(self._graders.pop(next(iter(self._graders)))[1])
        return kept[1]

    def _let_go(self, grader: Grader) -> None:
        self._ahead.forget(grader)
        grader.close()


def _sentence(error: Exception) -> str:
    if isinstance(error, (GraderError, CourseError, PoolError)):
        return str(error)
    return f"the grader failed: {type(error).__name__}: {error}; run `tutor doctor`"


def _asks_for(request: Request, file: Path) -> bool:
    """Whether the next job of the request is to check that file."""
    jobs = _jobs(request.body)[request.done :]
    return request.body["request"] == "check" and bool(jobs) and _real(jobs[0][1]) == _real(file)


def _real(file: Path) -> str:
    return os.path.realpath(file)


def _jobs(body: dict[str, Any]) -> list[tuple[str, Path]]:
    return [(str(name), Path(str(file))) for name, file in body.get("jobs", [])]


def warm_up() -> None:
    """Do everything once whose first time costs: imports within torch, pytest's own start."""
    checking.alone()
    torch.set_num_threads(1)
    one = torch.ones(2, 2)
    torch.testing.assert_close(one, one.clone())
    torch.isclose(one, one).all().item()
    with tempfile.TemporaryDirectory() as empty:
        pytest.main([*checking.ARGUMENTS, empty], plugins=[plugin])
    gc.collect()
    gc.freeze()  # what is here now stays: a collection need not look at it again
