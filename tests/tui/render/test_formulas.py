"""No formula of a lesson, a quiz or an exercise's words is shown as its source."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from tutor.course.reader import default_root, read_course
from tutor.tui.render.formulas import WIDTH, formulas, page, texts
from tutor.tui.render.math import layout, unknown

TEXTS = dict(texts(read_course(default_root())))


@pytest.mark.parametrize("name", TEXTS)
def test_every_formula_is_known_and_fits(name: str) -> None:
    for latex, alone in formulas(TEXTS[name]):
        assert unknown(latex) == [], latex
        lines = layout(latex, True, WIDTH).lines if alone else layout(latex, False).lines
        assert not re.search(r"\\[a-zA-Z]", "\n".join(lines)), latex
        assert not alone or max(map(cell_len, lines)) <= WIDTH, latex


def test_formulas_of_lists_and_quotes_are_found_and_those_of_code_are_not() -> None:
    text = "- a $x$\n\n> $$y$$\n\n`$z$`\n\n```text\n$u$\n```\n"
    assert list(formulas(text)) == [("x", False), ("y", True)]


def test_the_page_shows_each_formula_once() -> None:
    course = read_course(default_root())
    shown = page(course)
    every = {(latex, alone) for text in TEXTS.values() for latex, alone in formulas(text)}
    assert len(every) > 200
    assert shown.count("```text\n") == len(every)
