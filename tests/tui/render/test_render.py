"""Lessons as lines of a terminal: widths, Chinese line breaks, and mathematics in two dimensions."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tutor.course.lesson import read_lesson
from tutor.course.reader import default_root, read_course
from tutor.course.texts import Prose
from tutor.tui.render.math import layout, unknown
from tutor.tui.render.page import render

COURSE = read_course(default_root())
FORMULA = re.compile(r"\$\$(.+?)\$\$|\$([^$\n]+?)\$", re.DOTALL)
WORDS = [
    "tensor",
    "`x[:, 1]`",
    "**bold**",
    "$x_i^2$",
    "张量",
    "自动微分，",
    "（形状）",
    "a-very-long-word-that-does-not-end-for-a-while",
]


def lessons() -> list[tuple[str, str]]:
    """Every lesson's prose, by number and language."""
    found = []
    for lesson in COURSE.lessons:
        for language in COURSE.languages:
            text = read_lesson(COURSE, lesson, language)
            prose = "\n\n".join(b.markdown for b in text.blocks if isinstance(b, Prose))
            found.append((f"{lesson.number}-{language}", prose))
    return found


PROSE = lessons()


@pytest.mark.parametrize("width", [38, 78, 118])
@pytest.mark.parametrize(("name", "markdown"), PROSE, ids=[name for name, _ in PROSE])
def test_no_line_of_a_lesson_is_wider_than_the_page(name: str, markdown: str, width: int) -> None:
    wide = [line.plain for line in render(markdown, width) if line.cell_len > width]
    assert wide == []


def formulas() -> list[str]:
    """Every formula of every lesson, outside code."""
    found = []
    for _, markdown in PROSE:
        text = re.sub(r"```.*?```|`[^`\n]*`", "", markdown, flags=re.DOTALL)
        found += [display or inline for display, inline in FORMULA.findall(text)]
    return sorted(set(found))


def test_every_formula_of_the_lessons_is_laid_out() -> None:
    every = formulas()
    assert len(every) > 200
    assert {formula: unknown(formula) for formula in every if unknown(formula)} == {}
    raw = [f for f in every if re.search(r"\\[a-zA-Z]", "\n".join(layout(f).lines))]
    assert raw == []


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60), st.integers(20, 100))
def test_mixed_prose_keeps_to_the_width(words: list[str], width: int) -> None:
    for line in render(" ".join(words), width):
        assert cell_len(line.plain) <= width


@settings(max_examples=100, deadline=None)
@given(
    st.text("张量自动微分的形状是广播，。（）：；！？、", min_size=1, max_size=120),
    st.integers(20, 60),
)
def test_no_chinese_line_begins_or_ends_where_it_must_not(text: str, width: int) -> None:
    markdown = "量" + re.sub(r"[，。）：；！？、（]{2,}", "，", text).replace("（", "（量")
    lines = [line.plain.strip() for line in render(markdown, width) if line.plain.strip()]
    assert not [line for line in lines[1:] if line[0] in "，。）：；！？、"]
    assert not [line for line in lines[:-1] if line[-1] == "（"]


@pytest.mark.parametrize(
    ("latex", "drawn"),
    [
        (r"\frac{a+b}{c}", ["a + b", "─────", "  c"]),
        (r"x_i^2", ["xᵢ²"]),
        (r"\sum_{i=1}^{n} x_i", [" n", " ∑  xᵢ", "i=1"]),
        (r"\mathbb{R}^{n \times d}", ["ℝⁿˣᵈ"]),
        (r"\big(\sum_i x\big)^{1/p}", ["     1/p", "⎛∑ x⎞", "⎝i  ⎠"]),
    ],
)
def test_mathematics_in_two_dimensions(latex: str, drawn: list[str]) -> None:
    box = layout(latex)
    assert [line.rstrip() for line in box.lines] == drawn


def test_what_does_not_parse_is_shown_and_never_crashes() -> None:
    for broken in (r"\frac{a", r"{{{", r"\left( x", r"\nosuchcommand{x}", r"^", r"_{", "}"):
        assert layout(broken).lines
    assert unknown(r"\nosuchcommand{x}") == [r"\nosuchcommand"]
