from pathlib import Path

import pytest

from tutor.course.lesson import outline, parse_lesson, read_lesson
from tutor.course.model import CourseError
from tutor.course.texts import Cell, Prose, Quiz

FRONT = "---\ntitle: T\nminutes: 5\n---\n"
QUIZ = "```quiz\nid: q\nquestion: Q?\nchoices:\n{}\n```\n"
RIGHT = "  - {text: a, answer: b, right: true}\n"
WRONG = "  - {text: a, answer: b}\n"


def parse(text):
    return parse_lesson(text, Path("lesson.md"))


def test_blocks_in_order_with_their_lines(course):
    text = read_lesson(course, course.lessons[0], "zh")
    assert text.title == "平方"
    assert text.exercises == ("mean_square",)
    kinds = [(type(block), block.line) for block in text.blocks]
    assert kinds == [(Prose, 8), (Cell, 10), (Prose, 18), (Quiz, 20)]
    assert text.cells[0].output == "2\n"
    assert [choice.right for choice in text.quizzes[0].choices] == [True, False]
    assert text.file.name == "01-squares.zh.md"


def test_marks_of_cells():
    text = parse(
        FRONT
        + "```python raises\n1/0\n```\n\n```output\nZeroDivisionError\n```\n"
        + "```python no-run\nx\n```\n```text\nnot a cell\n```\n"
    )
    one, two = text.cells
    assert (one.raises, one.run, one.output) == (True, True, "ZeroDivisionError\n")
    assert (two.raises, two.run, two.output) == (False, False, None)
    assert "not a cell" in text.blocks[-1].markdown


def test_what_looks_like_a_fence_or_heading_within_a_fence_is_none():
    inner = "```python\ns = '''\n## no heading\n'''\n```"
    text = parse(FRONT + f"## One\n\n````markdown\n{inner}\n````\n\n### Two\n")
    assert text.cells == ()
    assert outline(text.blocks) == [(2, 5), (3, 15)]


def test_yaml_words_stay_the_text_that_was_typed():
    text = parse("---\ntitle: yes\nminutes: 5\nsources: [7.20, 1e3]\n---\nx\n")
    assert (text.title, text.sources) == ("yes", ("7.20", "1e3"))


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("hello\n", 1, "begins with its front matter"),
        ("---\ntitle: T\n", 1, "no end"),
        ("---\ntitle: T\nminutes: 5\ntitel: x\n---\n", 4, "Did you mean “title”?"),
        ("---\ntitle: T\nminutes: soon\n---\n", 3, "whole number"),
        ("---\ntitle: a: b\nminutes: 5\n---\n", 2, "not valid YAML"),
        ("---\ntitle: T\ntitle: U\nminutes: 5\n---\n", 3, "first in line 2"),
        ("---\nminutes: 5\n---\n", 2, "“title” needs a text"),
        ("---\ntitle: T\nminutes: 5\nexercises: corr2d\n---\n", 4, "is a list"),
        (FRONT + "```python slow\n1\n```\n", 5, "`python slow` means nothing"),
        (FRONT + "\n```output\n1\n```\n", 6, "has no cell"),
        (FRONT + "```python\n1\n```\nSo:\n```output\n1\n```\n", 9, "has no cell"),
        (FRONT + "```python\n1\n```\n```output\n1\n```\n```output\n1\n```\n", 11, "has no cell"),
        (FRONT + "a\n\n```python\n1\n", 7, "never closed"),
        (FRONT + "```py\n1\n```\n", 5, "mark it `python`"),
        (FRONT + QUIZ.format(WRONG + WRONG), 8, "has none marked"),
        (FRONT + QUIZ.format(RIGHT + RIGHT), 8, "has 2 marked"),
        (FRONT + QUIZ.format(RIGHT), 8, "two choices at least"),
        (FRONT + QUIZ.format(RIGHT + "  - {text: a}\n"), 10, "“answer” needs a text"),
        (FRONT + QUIZ.format(RIGHT + "  - {text: a, answr: b}\n"), 10, "“answer”"),
        (FRONT + QUIZ.format(RIGHT + WRONG) * 2, 13, "two quizzes are called “q”"),
        (FRONT + "```quiz\nid: q\nquestion: a: b\n```\n", 7, "not valid YAML"),
    ],
)
def test_a_mistake_has_one_sentence_with_file_and_line(text, line, says):
    with pytest.raises(CourseError) as caught:
        parse(text)
    assert (caught.value.file, caught.value.line) == (Path("lesson.md"), line)
    assert says in str(caught.value)


def test_a_missing_lesson_says_what_to_do(course):
    lesson = course.lessons[0]
    lesson.file.unlink()
    with pytest.raises(CourseError, match=r"01-squares\.md: this file is missing\. Write it"):
        read_lesson(course, lesson, "en")


def test_a_language_that_the_course_does_not_speak(course):
    with pytest.raises(CourseError, match="no language “fr”: choose one of en, zh"):
        read_lesson(course, course.lessons[0], "fr")
