"""Where “continue” leads, and what the map says of a chapter that can be tested out of."""

import pytest

from tests.tui.conftest import begin, shown
from tests.workspace.conftest import offer, offering, pass_test_out, root  # noqa: F401
from tutor.tui.catalog import Catalog, Step
from tutor.tui.journey import Journey


@pytest.fixture
def journey(offering):  # noqa: F811
    return Journey(offering, Catalog(offering.course))


def steps(journey):
    course = journey.catalog.course
    return {
        "test": Step(lesson=course.chapters[0].test_lesson),
        **{exercise.name: Step(exercise=exercise) for exercise in course.exercises},
    }


def test_the_offer_is_no_duty(journey):
    assert journey.next() == steps(journey)["one"]
    assert not journey.to_do(steps(journey)["test"])


def test_a_test_that_was_begun_goes_on(journey):
    step = steps(journey)
    journey.remember(step["test"])
    journey.workspace.progress.set_lesson_state("01.00", 1.5, False)
    journey.forget()
    assert journey.next() == step["test"]
    journey.workspace.progress.set_lesson_state("01.00", 2, True)
    for quiz in "ab":
        journey.workspace.progress.answer_quiz("01.00", quiz, 1)
    journey.forget()
    assert journey.next() == step["one"]


def test_what_is_left_is_optional_and_skipped(journey):
    step = steps(journey)
    pass_test_out(journey.workspace)
    journey.remember(step["one"])
    journey.forget()
    assert journey.tested_out(journey.catalog.course.chapters[0])
    assert (journey.state(step["one"]), journey.state(step["two"])) == ("passed", "optional")
    assert journey.next() == step["three"]
    journey.remember(step["two"])
    assert journey.next() == step["three"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_the_map_offers_the_test_and_says_when_it_is_passed(offering, grader, size):  # noqa: F811
    app = begin(offering, "en", grader)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.2)
        assert "Know this already? Test out: one quiz, one exercise" in shown(app)
        pass_test_out(offering)
        app.screen.speak()
        await pilot.press("1", "right")
        await pilot.pause(0.2)
        assert "4 of 15 points · 6 optional" in shown(app)
        assert "Tested out: the rest of this chapter is optional" in shown(app)
        assert "First  tested out" in shown(app)
        assert [row for row in shown(app).split("\n") if " two " in row and "optional" in row]
        await pilot.press("f3")
        await pilot.pause(0.2)
        assert "本章其余内容均为选做" in shown(app)
