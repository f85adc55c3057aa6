"""The end of a lesson's page: its exercises, and the lesson behind it."""

from __future__ import annotations

from tutor.course.model import Lesson
from tutor.tui.catalog import Step
from tutor.tui.journey import Journey
from tutor.tui.texts import Texts
from tutor.tui.widgets.course_map import SIGNS
from tutor.tui.widgets.lesson_parts import Link, LinkState, Title
from tutor.tui.widgets.lines import Blank, Part

STYLES = {"passed": "good", "read": "good", "tried": "warn", "begun": "warn"}


def lesson_links(
    journey: Journey, names: tuple[str, ...], following: Lesson | None, texts: Texts
) -> list[Part]:
    """Links to the exercises of these names, and to the lesson that follows."""
    known = {exercise.name: exercise for exercise in journey.catalog.course.exercises}
    steps = [Step(exercise=known[name]) for name in names if name in known]
    parts: list[Part] = []
    if steps:
        parts += [
            Title(texts("reader.exercises")),
            *(_link(journey, step, texts) for step in steps),
        ]
    parts.append(Blank())
    if following is not None:
        parts.append(_link(journey, Step(lesson=following), texts, lead=texts("reader.next")))
    return [*parts, Blank()]


def _link(journey: Journey, step: Step, texts: Texts, lead: str = "") -> Link:
    state = journey.state(step)
    word = texts(f"state.{state}")
    title = journey.catalog.title(step, texts.language)
    return Link(step, title, LinkState(SIGNS[state], word, STYLES.get(state, "muted")), lead)
