"""A chapter that can be tested out of: reading the offer, and what is wrong with one."""

import pytest

from tests.course.conftest import write_lesson
from tutor.course.model import CourseError
from tutor.course.parity import faults
from tutor.course.reader import read_course


@pytest.fixture
def offer(root):
    """The small course, whose first chapter can be tested out of."""
    file = root / "exercises/course.toml"
    text = file.read_text(encoding="utf-8").replace(
        'lessons = ["01-squares"]',
        'lessons = ["00-test-out", "01-squares"]\ntest_out = ["mean_square"]',
    )
    file.write_text(text, encoding="utf-8")
    write_lesson(root, "chapter01", "00-test-out", "mean_square")
    return root


def change(root, old, new):
    file = root / "exercises/course.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_the_offer_names_lesson_and_exercises(offer):
    first, second = read_course(offer).chapters
    assert [exercise.name for exercise in first.test_out] == ["mean_square"]
    assert first.test_lesson is not None
    assert first.test_lesson.number == "01.00"
    assert (second.test_out, second.test_lesson) == ((), None)
    assert faults(read_course(offer)) == []


def test_a_lesson_00_alone_is_no_offer(offer):
    change(offer, 'test_out = ["mean_square"]\n', "")
    assert read_course(offer).chapters[0].test_lesson is None


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('["mean_square"]', '["mean_squares"]', 10, "Did you mean “mean_square”?"),
        ('["mean_square"]', '["power"]', 10, "which is an exercise of chapter02"),
        ('["mean_square"]', "[]", 10, "different exercises"),
        ('["mean_square"]', '["mean_square", "mean_square"]', 10, "different exercises"),
        ('["mean_square"]', '"mean_square"', 10, "not of the right kind"),
        ('["mean_square"]', "[\n  3,\n]", 10, "names “3”"),
        ('["00-test-out", "01-squares"]', '["01-squares"]', 10, "list “00-test-out”"),
    ],
)
def test_a_broken_offer_has_one_sentence_with_file_and_line(offer, old, new, line, says):
    change(offer, old, new)
    with pytest.raises(CourseError) as caught:
        read_course(offer)
    assert (caught.value.file, caught.value.line) == (offer / "exercises/course.toml", line)
    assert says in str(caught.value)


def test_the_lesson_has_quizzes_and_leads_to_the_exercises(offer):
    for file in (offer / "lessons/chapter01").glob("00-*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(
            text[: text.index("```quiz")].replace("[mean_square]", "[]"), encoding="utf-8"
        )
    said = [fault.message for fault in faults(read_course(offer))]
    assert sum("no quiz asks anything" in message for message in said) == 2
    assert sum("write exercises: [mean_square]" in message for message in said) == 2
