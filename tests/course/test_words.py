from pathlib import Path

import pytest

from tutor.course.model import CourseError
from tutor.course.words import parse_words, read_words

GOOD = 'title = "T"\ntask = "Do."\nhints = ["a"]\n[cases]\none = "1"\n'


def test_reads_both_languages(course):
    exercise = course.exercise("power")
    assert read_words(exercise, "en").cases.keys() == read_words(exercise, "zh").cases.keys()
    assert read_words(exercise, "zh").title == "平方的均值"
    assert "`power(x)`" in read_words(exercise, "en").task


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (GOOD + "[case]\n", 6, "Did you mean “cases”?"),
        (GOOD.replace('"Do."', "3"), 2, "“task” needs a text"),
        (GOOD.replace('["a"]', '"a"'), 3, "“hints” is a list"),
        (GOOD + 'two = ""\n', 6, "“cases.two” needs a text"),
        (GOOD + "two = [\n", 7, "not valid TOML"),
        (GOOD + 'one = "2"\n', 6, "“one” is here twice, first in line 5"),
    ],
)
def test_a_mistake_has_one_sentence_with_file_and_line(text, line, says):
    with pytest.raises(CourseError) as caught:
        parse_words(text, Path("w.toml"))
    assert caught.value.line == line
    assert says in str(caught.value)


def test_a_missing_file_names_the_exercise(course):
    exercise = course.exercise("power")
    exercise.words_file("zh").unlink()
    with pytest.raises(CourseError, match="Write the words of “power”"):
        read_words(exercise, "zh")
