"""What a grader does for those who call: checks, and what can be done ahead of them."""

from __future__ import annotations

import dataclasses
import gc
import tempfile
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
        self._leftovers: list[plugin.ExerciseFile] = []

    def serve(self) -> None:
        """Until nobody has asked for anything for a while, or all is to end."""
        warm_up()
        try:
            while True:
                request = self._callers.next(0 if self._ahead else self._idle_seconds)
                if request is not None:
                    self._serve(request)
                elif self._callers.closing:
                    return
                elif self._ahead:
                    self._ahead.work(self._callers.wanted)
                elif self._callers.close():
                    return
        finally:
            for _, grader in self._graders.values():
                grader.close()
            for pool in self._pools.values():
                pool.close()

    def _serve(self, request: Request) -> None:
        if request.cancelled.is_set():
            self._callers.finish(request)
            return
        try:
            finished = self._turn(request)
        except (GraderError, CourseError, PoolError) as error:
            request.caller.say({"event": "error", "message": str(error)})
            finished = True
        except Exception as error:
            what = f"the grader failed: {type(error).__name__}: {error}; run `tutor doctor`"
            request.caller.say({"event": "error", "message": what})
            finished = True
        if finished or request.cancelled.is_set():
            self._callers.finish(request)
        else:
            self._callers.pause(request)
        while self._leftovers:
            self._leftovers.pop().end()

    def _turn(self, request: Request) -> bool:
        """Do one job of the request; whether it was the last."""
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
            return True
        if not request.done:
            for _, file in jobs:
                must_exist(file)
        if jobs:
            name, file = jobs[request.done]
            exercise = grader.course.exercise(name)
            checked = dataclasses.replace(options, cancelled=request.cancelled)
            self._leftovers += checking.check(grader, exercise, file, checked, request.caller.say)
            self._ahead.plan(grader, exercise, options)
            self._callers.checks += 1
        request.done += 1
        return request.done >= len(jobs)

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
