"""The course that comes with tutor, through its own gate: the same as `tutor author check`."""

from __future__ import annotations

import pytest

from tutor.course.reader import default_root, read_course
from tutor.grading import gate

COURSE = read_course(default_root())


@pytest.mark.timeout(1500)
@pytest.mark.parametrize("exercise", COURSE.exercises, ids=lambda exercise: exercise.name)
def test_the_exercise_holds(exercise: object) -> None:
    assert gate.check(COURSE, [exercise], []) == []  # type: ignore[list-item]


@pytest.mark.parametrize("lesson", COURSE.lessons, ids=lambda lesson: lesson.number)
def test_the_lesson_holds(lesson: object) -> None:
    assert gate.check(COURSE, [], [lesson]) == []  # type: ignore[list-item]


def test_the_languages_agree() -> None:
    from tutor.course.parity import faults

    assert faults(COURSE) == []
