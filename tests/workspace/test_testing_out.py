"""What passing a chapter's test-out makes optional."""

import pytest

from tests.workspace.test_progress import report


def answer(workspace, **choices):
    for quiz, choice in choices.items():
        workspace.progress.answer_quiz("01.00", quiz, choice)


def test_quizzes_and_exercises_together_make_the_rest_optional(offering):
    assert offering.tested_out() == frozenset()
    answer(offering, a=1, b=1)
    assert offering.tested_out() == frozenset()
    offering.progress.record(report(10))
    assert offering.tested_out() == {"chapter01"}
    assert offering.next_exercise().name == "three"
    assert offering.current_exercise().name == "three"


@pytest.mark.parametrize("choices", [{}, {"a": 1}, {"a": 1, "b": 0}, {"a": 1, "b": 7}])
def test_one_question_too_few_or_wrong_and_nothing_is_optional(offering, choices):
    answer(offering, **choices)
    offering.progress.record(report(10))
    assert offering.tested_out() == frozenset()
    assert offering.current_exercise().name == "two"


def test_an_exercise_that_is_only_tried_is_not_enough(offering):
    answer(offering, a=1, b=1)
    offering.progress.record(report(4))
    assert offering.tested_out() == frozenset()


def test_what_is_optional_stays_open_and_counts(offering):
    answer(offering, a=1, b=1)
    for name in ("one", "three", "two"):
        offering.progress.record(report(10, name=name))
    assert offering.next_exercise() is None
    assert offering.progress.best("two").passed


def test_a_lesson_that_cannot_be_read_makes_nothing_optional(offering):
    answer(offering, a=1, b=1)
    offering.progress.record(report(10))
    (offering.course.root / "lessons/chapter01/00-test-out.md").unlink()
    assert offering.tested_out() == frozenset()
