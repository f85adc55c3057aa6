"""Where a review is done: a workspace whose file of the exercise is a fresh copy.

The learner's own, solved file and the record of how it was learned stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from tutor.course.model import Exercise, Language
from tutor.workspace.progress import Attempt, Progress, Standing
from tutor.workspace.reviews import Reviews, Round
from tutor.workspace.workspace import Workspace

FOLDER = "review"
"""The folder of the workspace that holds the fresh copies."""


class ReviewDesk(Workspace):
    """The workspace as an exercise that came back sees it; begins its round, or goes on with it."""

    def __init__(self, workspace: Workspace, exercise: Exercise) -> None:
        """A new round lays out the stub; what stood there is kept. Raises WorkspaceError."""
        super().__init__(workspace.root, workspace.course, {})
        self._learner, self.exercise = workspace, exercise
        self._begun, new = workspace.reviews.begin(exercise.name)
        if new or not self.file(exercise).exists():
            self.reset(exercise)

    def file(self, exercise: Exercise) -> Path:
        """The fresh copy."""
        return self.root / FOLDER / f"{exercise.name}.py"

    @property
    def round(self) -> Round:
        """How this round stands."""
        return self.reviews.round(self._begun.id)

    @property
    def reviews(self) -> Reviews:
        """The learner's schedule."""
        return self._learner.reviews

    @cached_property
    def progress(self) -> Progress:
        """The learner's record, in which this exercise is at the beginning of its round."""
        return RoundProgress(self._learner.progress, self)

    @property
    def language(self) -> Language:
        """The learner's."""
        return self._learner.language

    def set_language(self, code: Language) -> None:
        """Choose one of the course's languages."""
        self._learner.set_language(code)


class RoundProgress(Progress):
    """A record in which one exercise has only what was done in its present round."""

    def __init__(self, progress: Progress, desk: ReviewDesk) -> None:
        self.database, self._workspace, self.file = progress.database, desk.root, progress.file
        self._desk, self._name = desk, desk.exercise.name

    def record(self, report: Mapping[str, Any], submission: str | None = None) -> None:
        """Keep a report in the round; the first that is passed ends it."""
        if submission is None:
            submission = self._desk.text(self._desk.exercise)
        self._desk.reviews.record(self._desk.round.id, report, submission)

    def standings(self) -> dict[str, Standing]:
        """All standings; this exercise's is the round's."""
        standings, this = super().standings(), self._desk.round
        standings.pop(self._name, None)
        if this.attempts:
            standings[self._name] = Standing(
                this.score, this.points, this.attempts, this.rating is not None, this.last_at
            )
        return standings

    def history(self, exercise: str) -> list[Attempt]:
        """The attempts of the round."""
        mine = exercise == self._name
        return (
            self._desk.reviews.history(self._desk.round.id) if mine else super().history(exercise)
        )

    def hints_used(self, exercise: str) -> int:
        """How many hints were seen in the round."""
        return self._desk.round.hints if exercise == self._name else super().hints_used(exercise)

    def use_hint(self, exercise: str, number: int) -> None:
        """A hint was seen in the round."""
        if exercise == self._name:
            self._desk.reviews.use_hint(self._desk.round.id, number)
        else:
            super().use_hint(exercise, number)

    def solution_seen(self, exercise: str) -> bool:
        """Whether the reference was looked at in the round."""
        mine = exercise == self._name
        return self._desk.round.solution if mine else super().solution_seen(exercise)

    def see_solution(self, exercise: str) -> None:
        """The reference is looked at in the round."""
        if exercise == self._name:
            self._desk.reviews.see_solution(self._desk.round.id)
        else:
            super().see_solution(exercise)
