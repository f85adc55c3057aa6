"""The lines of the map, drawn: where to go on, chapters, lessons, exercises."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from rich.text import Text

from tutor.course.model import Chapter, Exercise, Lesson
from tutor.tui.catalog import Step
from tutor.tui.journey import Journey
from tutor.tui.palette import Look
from tutor.tui.signs import BEGUN, DONE, OPEN, OPTIONAL, bar
from tutor.tui.texts import Texts

SIGNS = {
    "passed": DONE,
    "read": DONE,
    "tried": BEGUN,
    "begun": BEGUN,
    "new": OPEN,
    "unread": OPEN,
    "optional": OPTIONAL,
}
STYLES = {"passed": "good", "read": "good", "tried": "warn", "begun": "warn"}
STATE_COLUMN, POINTS_COLUMN = 12, 9


@dataclass(frozen=True)
class Row:
    """A line of the map: where to go on, what comes back, a chapter, one of its steps, nothing."""

    chapter: Chapter | None = None
    step: Step | None = None
    go_on: bool = False
    review: bool = False

    @property
    def takes_cursor(self) -> bool:
        """Whether there is anything to open."""
        return self.chapter is not None or self.go_on or self.review


class Painter:
    """Draws rows; titles are read when their line is drawn."""

    def __init__(
        self, journey: Journey, texts: Texts, due: tuple[str, ...], unfolded: Container[str]
    ) -> None:
        """`due`: exercises that come back today; `unfolded`: names of chapters."""
        self._journey, self._texts, self._due, self._open = journey, texts, due, unfolded

    def line(self, row: Row, width: int, look: Look) -> Text:
        """The row, at most `width` cells wide."""
        if row.go_on and row.step is not None:
            title = self._journey.catalog.title(row.step, self._texts.language)
            key = "map.continue" if self._journey.begun() else "map.start"
            return Text.assemble((f" {self._texts(key)} ", look.accent), (f" {title}", look.strong))
        if row.review:
            key = "map.due" if len(self._due) > 1 else "map.due_one"
            words = self._texts(key, count=len(self._due))
            review = self._texts("map.review")
            return Text.assemble((f" {review} ", look.accent), (f" {words}", look.text))
        if row.chapter is None:
            return Text()
        if row.step is None:
            return self._chapter_line(row.chapter, width, look)
        return self._step_line(row.step, width, look)

    def _chapter_line(self, chapter: Chapter, width: int, look: Look) -> Text:
        total, passed = len(chapter.exercises), self._journey.passed(chapter)
        number = chapter.name.removeprefix("chapter")
        fold = "▾" if chapter.name in self._open else "▸"
        left = Text.assemble(
            (f" {fold} ", look.muted),
            (f"{number}  ", look.muted),
            (chapter.title(self._texts.language), look.heading),
        )
        points = f"{self._journey.chapter_points(chapter)}/{chapter.points}"
        if self._journey.tested_out(chapter):
            left.append(f"  {self._texts('map.tested_out')}", style=look.good)
        right = Text.assemble(
            *bar(passed / total if total else 0.0, 12, look),
            (f"{passed}/{total}".rjust(7), look.text),
            (points.rjust(POINTS_COLUMN), look.muted),
            " ",
        )
        return _both_ends(left, right, width)

    def _step_line(self, step: Step, width: int, look: Look) -> Text:
        catalog = self._journey.catalog
        chapter = catalog.chapter_of(step)
        if step.lesson is not None and step.lesson == chapter.test_lesson:
            return self._offer_line(step, step.lesson, chapter, width, look)
        state = self._journey.state(step)
        style = getattr(look, STYLES.get(state, "muted"))
        word = Text(self._texts(f"state.{state}"), style=style)
        left = Text.assemble("       ", (f"{SIGNS[state]} ", style))
        if step.lesson is not None:
            amount = self._lesson(step.lesson, left, look)
        else:
            assert step.exercise is not None
            if step.exercise.name in self._due:
                word = Text(self._texts("state.due"), style=look.warn)
            left = Text.assemble("   ", left)
            amount = self._exercise(step.exercise, state, left, look)
        word.truncate(STATE_COLUMN, pad=True)
        room = " " * max(0, POINTS_COLUMN - Text(amount).cell_len)
        return _both_ends(left, Text.assemble(word, room, (amount, look.muted), " "), width)

    def _offer_line(
        self, step: Step, lesson: Lesson, chapter: Chapter, width: int, look: Look
    ) -> Text:
        if self._journey.tested_out(chapter):
            sign, words, style = DONE, self._texts("map.tested_out_whole"), look.good
        else:
            key = "map.test_out" if len(chapter.test_out) > 1 else "map.test_out_one"
            words, style = self._texts(key, exercises=len(chapter.test_out)), look.accent
            sign = SIGNS[self._journey.state(step)]
        left = Text.assemble(
            "       ", (f"{sign} ", style), (f"{lesson.number}  ", look.muted), (words, style)
        )
        return _both_ends(left, Text(" "), width)

    def _lesson(self, lesson: Lesson, left: Text, look: Look) -> str:
        """Number and title onto `left`; returns how long it takes."""
        catalog = self._journey.catalog
        left.append(f"{lesson.number}  ", style=look.muted)
        left.append(catalog.lesson_title(lesson, self._texts.language), style=look.text)
        minutes = catalog.lesson_minutes(lesson)
        return self._texts("map.minutes", minutes=minutes) if minutes else ""

    def _exercise(self, exercise: Exercise, state: str, left: Text, look: Look) -> str:
        """Name and title onto `left`; returns its points."""
        left.append(exercise.name, style=look.text)
        title = self._journey.catalog.exercise_title(exercise, self._texts.language)
        if title != exercise.name:
            left.append(f"  {title}", style=look.muted)
        tried = state not in ("new", "optional")
        return f"{self._journey.points(exercise) if tried else '–'}/{exercise.points}"


def _both_ends(left: Text, right: Text, width: int) -> Text:
    room = width - right.cell_len - 1
    left.truncate(room, overflow="ellipsis", pad=True)
    return Text.assemble(left, " ", right, no_wrap=True, end="")
