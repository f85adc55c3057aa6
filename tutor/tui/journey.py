"""How far the learner is: what the map, the palette and “continue” say about each step."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from tutor.course.model import Chapter, Exercise
from tutor.tui.catalog import Catalog, Step
from tutor.workspace import LessonState, Standing, Workspace
from tutor.workspace.optional import quizzes_right
from tutor.workspace.reviews import Planned

State = Literal["passed", "tried", "new", "read", "begun", "unread", "optional"]
PLACE = "place"
"""The setting that remembers where one was."""


class Journey:
    """Progress as it was when last looked at; `forget` looks again."""

    def __init__(self, workspace: Workspace, catalog: Catalog) -> None:
        self.workspace, self.catalog = workspace, catalog
        self._standings: dict[str, Standing] | None = None
        self._lessons: dict[str, LessonState] | None = None
        self._tested_out: frozenset[str] | None = None
        self._reviews: tuple[Planned, ...] | None = None
        self._place: str | None = None

    def forget(self) -> None:
        """Read progress again when it is next asked for."""
        self._standings = self._lessons = self._tested_out = self._reviews = self._place = None

    def reviews(self) -> tuple[Planned, ...]:
        """The exercises of the course that come back, those that are due first."""
        if self._reviews is None:
            known = {exercise.name for exercise in self.catalog.course.exercises}
            planned = self.workspace.reviews.all()
            self._reviews = tuple(each for each in planned if each.exercise in known)
        return self._reviews

    def reviews_due(self) -> tuple[str, ...]:
        """The names of those that are due today, the most overdue first."""
        now = datetime.now(UTC)
        return tuple(planned.exercise for planned in self.reviews() if planned.is_due(now))

    def tested_out(self, chapter: Chapter) -> bool:
        """Whether its test-out is passed, so that what is left of the chapter is optional."""
        if self._tested_out is None:
            self._tested_out = self.workspace.tested_out()
        return chapter.name in self._tested_out

    def standing(self, exercise: Exercise) -> Standing | None:
        """The best attempt; None before the first."""
        if self._standings is None:
            self._standings = self.workspace.progress.standings()
        return self._standings.get(exercise.name)

    def state(self, step: Step) -> State:
        """Passed, tried or new for an exercise; read, begun or unread for a lesson.

        What was never opened of a chapter that was tested out of is optional.
        """
        state = self._own_state(step)
        if state in ("new", "unread") and self.tested_out(self.catalog.chapter_of(step)):
            return "optional"
        return state

    def _own_state(self, step: Step) -> State:
        if step.lesson is not None:
            if self._lessons is None:
                self._lessons = self.workspace.progress.lesson_states()
            lesson = self._lessons.get(step.lesson.number, LessonState())
            if lesson.finished:
                return "read"
            return "begun" if lesson.position > 0 else "unread"
        standing = None if step.exercise is None else self.standing(step.exercise)
        if standing is None or not standing.attempts:
            return "new"
        return "passed" if standing.passed else "tried"

    def done(self, step: Step) -> bool:
        """Whether there is nothing left to do in it."""
        return self._own_state(step) in ("passed", "read")

    def to_do(self, step: Step) -> bool:
        """Whether it is to be done: neither done, nor optional, nor an offer to test out."""
        chapter = self.catalog.chapter_of(step)
        offer = step.lesson is not None and step.lesson == chapter.test_lesson
        return not (offer or self.done(step) or self.tested_out(chapter))

    def finished(self, chapter: Chapter) -> bool:
        """Whether nothing is left to do in the chapter."""
        return not any(self.to_do(step) for step in self.catalog.steps(chapter))

    def points(self, exercise: Exercise) -> int:
        """Points of the best attempt, whole."""
        standing = self.standing(exercise)
        return 0 if standing is None else round(standing.score)

    def passed(self, chapter: Chapter) -> int:
        """How many of a chapter's exercises are passed."""
        return sum(self.state(Step(exercise=ex)) == "passed" for ex in chapter.exercises)

    def chapter_points(self, chapter: Chapter) -> int:
        """The points one has in a chapter."""
        return sum(self.points(exercise) for exercise in chapter.exercises)

    def optional_points(self) -> int:
        """The points of what was never tried in chapters that were tested out of."""
        return sum(
            exercise.points
            for chapter in self.catalog.course.chapters
            if self.tested_out(chapter)
            for exercise in chapter.exercises
            if self.standing(exercise) is None
        )

    def remember(self, step: Step) -> None:
        """This is where one is now."""
        self.workspace.progress.set_setting(PLACE, step.key)
        self._place = step.key

    def last(self) -> Step | None:
        """Where one was; None at the first start."""
        if self._place is None:
            self._place = str(self.workspace.progress.setting(PLACE, ""))
        return self.catalog.find(self._place) if self._place else None

    def begun(self) -> bool:
        """Whether anything was opened or checked before, here or from the shell."""
        return self.last() is not None or any(
            self.standing(exercise) for exercise in self.catalog.course.exercises
        )

    def next(self) -> Step | None:
        """Where to go on: the last place, or what follows it once it is done."""
        step = self.last()
        if step is not None and (testing := self._testing(step)):
            return testing
        while step is not None and not self.to_do(step):
            step = self.catalog.after(step)
        return step or next((each for each in self.catalog.all_steps() if self.to_do(each)), None)

    def _testing(self, last: Step) -> Step | None:
        """What is left of the test-out that one is at; None where one is at none."""
        chapter = self.catalog.chapter_of(last)
        steps = [Step(lesson=chapter.test_lesson), *(Step(exercise=e) for e in chapter.test_out)]
        if chapter.test_lesson is None or last not in steps or self.tested_out(chapter):
            return None
        if last.lesson is not None and self._own_state(last) == "begun":
            return last
        if not quizzes_right(self.catalog.course, chapter, self.workspace.progress):
            return None
        return next((step for step in steps if not self.done(step)), None)
