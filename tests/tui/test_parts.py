"""Parts of a lesson's page, apart from the screen they stand in."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.message_pump import MessagePump

from tutor.course.texts import Cell, Choice, Quiz
from tutor.tui.cell_runner import CellRunner
from tutor.tui.palette import LOOKS
from tutor.tui.texts import Texts
from tutor.tui.widgets.cell_part import CellPart
from tutor.tui.widgets.exercise_parts import CasePart
from tutor.tui.widgets.quiz_part import QuizPart

LOOK = LOOKS["tutor-dark"]
TEXTS = Texts("en")
SOURCES = (
    "x = 1",
    "def f(x):\n\n    return x  # " + "long " * 30 + "\n",
    'words = "' + "张量的形状" * 12 + '"\n\tx = """\n' + "=" * 61 + '\n"""',
)


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("output", [None, "", "one\n" + "two " * 40 + "\n"])
@pytest.mark.parametrize("width", [20, 66, 88])
def test_a_cell_knows_its_height_without_its_colours(
    source: str, output: str | None, width: int
) -> None:
    cell = Cell(1, source, output, 1)
    runner = CellRunner(MessagePump(), (cell,), Path(), None, lambda _: None)
    part = CellPart(cell, runner, TEXTS)
    assert part.height(width, LOOK) == len(part.lines(width, LOOK))


def test_choices_are_shown_in_the_order_of_the_quiz_and_kept_by_their_own_numbers() -> None:
    choices = tuple(Choice(f"text {i}", f"answer {i}", right=i == 0) for i in range(4))
    quiz = Quiz("some-name", "Which?", choices, 1)
    assert sorted(quiz.order) == [0, 1, 2, 3]
    assert quiz.order == Quiz("some-name", "哪一个？", choices, 9).order
    assert len({Quiz(f"q{n}", "", choices, 1).order for n in range(50)}) > 15
    part = QuizPart(quiz, 1, quiz.order[2], TEXTS)
    assert part.cursor == 2
    text = "\n".join(line.plain for line in part.lines(60, LOOK))
    places = [text.index(f"text {index}") for index in quiz.order]
    assert places == sorted(places)
    assert f"answer {quiz.order[2]}" in text
    part.take(quiz.order.index(0))
    part.changed()
    rows = part.lines(60, LOOK)
    (line,) = (n for n, row in enumerate(rows) if "answer 0" in row.plain)
    assert part.place_at(line) == quiz.order.index(0)
    assert part.place_at(0) is None


def test_what_went_wrong_shows_code_without_its_backticks() -> None:
    case = {"name": "any", "title": "any `n`", "points": 2, "score": 0, "outcome": "rule_broken",
            "message": "sum over `d` first\nTypeError: __init__ got *args"}  # fmt: skip
    lines = CasePart(case, Texts("en")).build(60, LOOKS["tutor-dark"])
    said = "\n".join(line.plain for line in lines)
    assert "any n" in said
    assert "sum over d first" in said
    assert "TypeError: __init__ got *args" in said  # what Python said is no Markdown
