"""All formulas of a course on one page, to be looked at.

python -m tutor.tui.render.formulas > docs/formulas.md
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markdown_it.token import Token

from tutor.course.model import Course
from tutor.tui.render.markdown import tokens
from tutor.tui.render.math import layout

WIDTH = 72
"""Cells that a formula gets in a terminal of 80 columns."""
HEAD = """\
# Every formula of the course, as a terminal shows it

Made by `python -m tutor.tui.render.formulas > docs/formulas.md`; look at it when lessons change.
Formulas that stand in a line are below the source, formulas on their own are laid out in two
dimensions. Each is shown once, where it is met first.
"""


def formulas(markdown: str) -> Iterator[tuple[str, bool]]:
    """The formulas of a text and whether each stands on its own; fences have none."""
    yield from _inside(tokens(markdown))


def _inside(found: list[Token]) -> Iterator[tuple[str, bool]]:
    for token in found:
        if token.type.startswith("math"):
            yield token.content.strip(), token.type != "math_inline"
        yield from _inside(token.children or [])


def texts(course: Course) -> Iterator[tuple[str, str]]:
    """Name and Markdown of all that may hold formulas: lessons, quizzes, words of exercises."""
    for language in course.languages:
        for lesson in course.lessons:
            file = lesson.text_file(language, course.languages[0])
            yield f"{lesson.number} {language}", _lesson_text(file)
        for exercise in course.exercises:
            words = tomllib.loads(exercise.words_file(language).read_text(encoding="utf-8"))
            yield f"{exercise.name} {language}", "\n\n".join(_strings(words))


def _lesson_text(file: Path) -> str:
    """The lesson, its quizzes opened so that their formulas are seen."""
    import yaml

    text = file.read_text(encoding="utf-8")
    quizzes = re.findall(r"^```quiz\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return "\n\n".join(
        [text, *(each for quiz in quizzes for each in _strings(yaml.safe_load(quiz)))]
    )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for each in value.values() for text in _strings(each))
    elif isinstance(value, list):
        yield from (text for each in value for text in _strings(each))


def page(course: Course) -> str:
    """The page, in Markdown."""
    seen: set[tuple[str, bool]] = set()
    parts = [HEAD]
    for name, markdown in texts(course):
        new = [each for each in dict.fromkeys(formulas(markdown)) if each not in seen]
        seen.update(new)
        if new:
            parts.append(f"## {name}\n")
            parts += [_shown(latex, alone) for latex, alone in new]
    return "\n".join(parts)


def _shown(latex: str, alone: bool) -> str:
    box = layout(latex, True, WIDTH) if alone else layout(latex, False)
    source = " ".join(latex.split())
    drawn = "\n".join(f"    {line}".rstrip() for line in box.lines)
    return f"```text\n{'$$' if alone else '$'} {source}\n\n{drawn}\n```\n"


if __name__ == "__main__":
    from tutor.course.reader import default_root, read_course

    print(page(read_course(default_root())), end="")
