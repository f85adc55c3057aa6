"""What is computed before it is needed: the runs of references and mistakes.

They depend on our files alone, so they can be there before the learner saves. It is done between
requests, piece by piece, and given up as soon as somebody asks for something.
"""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path

from tutor.course.model import CourseError, Exercise
from tutor.grading.grader import Grader, Options, Session
from tutor.grading.pool import PoolError
from tutor.grading.reports import GraderError
from tutor.grading.trial import Cancelled

Key = tuple[int, str, str, int | None, Path | None]
_REMEMBERED = 1000


class Ahead:
    """Exercises that are likely to be checked; the one named last comes first."""

    def __init__(self) -> None:
        self._planned: dict[Key, tuple[Grader, Exercise, Options]] = {}
        self._ready: collections.deque[tuple[str, Key]] = collections.deque(maxlen=_REMEMBERED)

    def __bool__(self) -> bool:
        return bool(self._planned)

    def plan(self, grader: Grader, exercise: Exercise, options: Options) -> None:
        """Compute what checking the exercise needs, when there is time.

        With a fresh seed at each check nothing can be known ahead.
        """
        if options.seed is None:
            return
        key = (id(grader), exercise.name, options.device, options.seed, options.data)
        self._planned.pop(key, None)
        self._planned[key] = (grader, exercise, options)

    def forget(self, grader: Grader) -> None:
        """Its course is no longer of interest."""
        self._planned = {key: plan for key, plan in self._planned.items() if plan[0] is not grader}

    def work(self, wanted: threading.Event) -> None:
        """Compute until `wanted` is set; what is done stays in the cache."""
        key = next(reversed(self._planned))
        grader, exercise, options = self._planned[key]
        with contextlib.suppress(CourseError, GraderError, PoolError):  # told at the check
            try:
                loaded = grader.load(exercise)
                if (loaded.digest, key) not in self._ready:
                    grader.start()
                    ours = dataclasses.replace(options, cancelled=wanted)
                    for _ in _pieces(grader.session(exercise, exercise.stub, ours)):
                        if wanted.is_set():
                            return
                    self._ready.append((loaded.digest, key))
            except Cancelled:
                return
        self._planned.pop(key, None)


def _pieces(session: Session) -> Iterator[None]:
    """First what every check compares with, then what a wrong answer is recognised by."""
    cases = session.loaded.cases
    wanted = session.wanted()
    cheap = [wish for wish in wanted if not cases[wish[0]].training]
    dear = [wish for wish in wanted if cases[wish[0]].training]
    for batch in (cheap, *([wish] for wish in dear)):
        session.references(batch)
        yield
    mistakes = [variant for variant in session.loaded.variant_list() if not variant.right]
    for runs in (cheap, dear):
        for mistake in mistakes:
            concerned = [
                wish
                for wish in runs
                if not session.touched(wish[0]) or session.touched(wish[0]) & set(mistake.replaces)
            ]
            # a wrong answer is compared with each mistake on all cheap cases
            session.trace_of((mistake.name,), concerned if runs is dear else runs)
            yield


def options_of(body: dict[str, object], device: str) -> Options:
    """How a request wants to be served."""
    return Options(
        language=str(body.get("language") or "en"),
        device=device,
        seed=int(str(body.get("seed") or 0)),
        data=Path(str(body["data"])) if body.get("data") else None,
        sandbox=str(body.get("sandbox") or ""),
    )
