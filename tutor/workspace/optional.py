"""Which chapters were tested out of, and what is therefore optional. Nothing is ever locked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tutor.course.model import Chapter, Course, CourseError
from tutor.workspace.progress import Progress, Standing

if TYPE_CHECKING:
    from tutor.course.texts import Choice


def tested_out(
    course: Course, chapter: Chapter, progress: Progress, standings: Mapping[str, Standing]
) -> bool:
    """Whether the chapter's quizzes are all answered rightly and its test's exercises passed.

    `standings`: those of `progress`, read once for all chapters. Raises WorkspaceError.
    """
    passed = (exercise.name in standings and standings[exercise.name].passed
              for exercise in chapter.test_out)  # fmt: skip
    return bool(chapter.test_out) and all(passed) and quizzes_right(course, chapter, progress)


def quizzes_right(course: Course, chapter: Chapter, progress: Progress) -> bool:
    """Whether the last answer to each quiz of the chapter's test-out is right."""
    lesson = chapter.test_lesson
    answers = progress.quiz_answers(lesson.number) if lesson is not None else {}
    if lesson is None or not answers:
        return False
    from tutor.course.lesson import read_lesson  # a Markdown parser, for those who came this far

    try:
        quizzes = read_lesson(course, lesson, course.languages[0]).quizzes
    except CourseError:
        return False  # opening the lesson says what is wrong with it
    return bool(quizzes) and all(
        quiz.id in answers and _right(quiz.choices, answers[quiz.id]) for quiz in quizzes
    )


def _right(choices: tuple[Choice, ...], taken: int) -> bool:
    return 0 <= taken < len(choices) and choices[taken].right
