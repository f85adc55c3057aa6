"""Reads a lesson: front matter, prose, cells with what they print, quizzes."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tutor.course.model import Course, CourseError, Language, Lesson
from tutor.course.quiz import read_quiz
from tutor.course.texts import Block, Cell, LessonText, Prose
from tutor.course.toml_text import read_text
from tutor.course.yaml_text import Mapping, parse_mapping

_KEYS = ("title", "minutes", "objectives", "exercises", "sources")
_FLAGS = ("raises", "no-run")
_OTHER_PYTHONS = ("py", "python3", "Python", "py3", "ipython")


def read_lesson(course: Course, lesson: Lesson, language: Language) -> LessonText:
    """The lesson's text in `language`; raises CourseError with file and line of a mistake."""
    if language not in course.languages:
        raise CourseError(
            f"the course has no language “{language}”: choose one of {', '.join(course.languages)}."
        )
    file = lesson.text_file(language, course.languages[0])
    text = read_text(file, "Write it, or take the lesson out of exercises/course.toml.")
    return parse_lesson(text, file)


def parse_lesson(text: str, file: Path) -> LessonText:
    """The lesson that `text` is; `file` is named in complaints."""
    front, body, first_line = _split(text.lstrip("\ufeff"), file)
    front.only(*_KEYS)
    title = front.text("title", "Image convolutions")
    minutes = front.text("minutes", "20")
    if not minutes.isdecimal() or int(minutes) < 1:
        raise front.wrong("“minutes” is a whole number above 0: write `minutes: 20`.", "minutes")
    blocks = _Body(body, file, first_line).blocks()
    return LessonText(
        title=title,
        minutes=int(minutes),
        objectives=front.texts("objectives", "[compute a cross-correlation]"),
        exercises=front.texts("exercises", "[corr2d, learn_kernel]"),
        sources=front.texts("sources", "[lecun-1998]"),
        blocks=tuple(blocks),
        file=file,
    )


def _split(text: str, file: Path) -> tuple[Mapping, str, int]:
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        raise CourseError(
            "a lesson begins with its front matter: a line `---`, then title and minutes, then "
            "`---` again.",
            file,
            1,
        )
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == "---":
            front = "\n".join(lines[1 : number - 1])
            return parse_mapping(front, file, 2), "\n".join(lines[number:]), number + 1
    raise CourseError("the front matter has no end: close it with a line `---`.", file, 1)


@cache
def _markdown() -> MarkdownIt:
    # only where blocks begin and end matters here; the page's renderer reads what is in a line
    return MarkdownIt("commonmark", {"html": False}).disable("inline")


def outline(blocks: tuple[Block, ...]) -> list[tuple[int, int]]:
    """Level and line of each heading of a lesson's prose."""
    return [
        (int(token.tag[1:]), block.line + token.map[0])
        for block in blocks
        if isinstance(block, Prose)
        for token in _markdown().parse(block.markdown)
        if token.type == "heading_open" and token.map
    ]


class _Body:
    """Markdown, cut into blocks."""

    def __init__(self, text: str, file: Path, first_line: int) -> None:
        self.text, self.file, self.first_line = text, file, first_line
        self.lines = text.splitlines()
        self.found: list[Block] = []
        self.done = 0  # lines before this one belong to a block

    def blocks(self) -> list[Block]:
        cells = 0
        ids: dict[str, int] = {}
        for token in _markdown().parse(self.text):
            if token.type != "fence" or token.level > 0 or not token.map:
                continue
            words = token.info.split()
            self.check(token, words)
            line = self.first_line + token.map[0]
            if words[:1] == ["python"]:
                cells += 1
                self.add(token, self.cell(token, cells, words[1:], line))
            elif words[:1] == ["output"]:
                self.output(token, line)
            elif words[:1] == ["quiz"]:
                quiz = read_quiz(token.content, self.file, line)
                if quiz.id in ids:
                    raise CourseError(
                        f"two quizzes are called “{quiz.id}”, the first in line {ids[quiz.id]}. "
                        "Rename one of them.",
                        self.file,
                        line,
                    )
                ids[quiz.id] = line
                self.add(token, quiz)
        self.prose(len(self.lines))
        return self.found

    def check(self, token: Token, words: list[str]) -> None:
        assert token.map
        line = self.first_line + token.map[0]
        last = self.lines[token.map[1] - 1].strip() if token.map[1] <= len(self.lines) else ""
        closed = last.startswith(token.markup) and not last.strip(token.markup[0])
        if token.map[1] - token.map[0] < 2 or not closed:
            raise CourseError(
                f"this fence is never closed: put {token.markup} on a line after it.",
                self.file,
                line,
            )
        if words and words[0] in _OTHER_PYTHONS:
            raise CourseError(
                f"a fence marked `{words[0]}` is not a cell: mark it `python`, or `python no-run` "
                "to show it only.",
                self.file,
                line,
            )

    def cell(self, token: Token, number: int, flags: list[str], line: int) -> Cell:
        for flag in flags:
            if flag not in _FLAGS:
                raise CourseError(
                    f"`python {flag}` means nothing: there are `python raises` and "
                    "`python no-run`.",
                    self.file,
                    line,
                )
        return Cell(number, token.content, None, line, "raises" in flags, "no-run" not in flags)

    def output(self, token: Token, line: int) -> None:
        assert token.map
        between = "".join(self.lines[self.done : token.map[0]]).strip()
        cell = self.found[-1] if self.found and not between else None
        if not isinstance(cell, Cell) or cell.output is not None:
            raise CourseError(
                "this `output` fence has no cell: put it right below the `python` fence that "
                "prints it.",
                self.file,
                line,
            )
        self.found[-1] = replace(cell, output=token.content)
        self.done = token.map[1]

    def add(self, token: Token, block: Block) -> None:
        assert token.map
        self.prose(token.map[0])
        self.found.append(block)
        self.done = token.map[1]

    def prose(self, end: int) -> None:
        lines = self.lines[self.done : end]
        while lines and not lines[-1].strip():
            lines.pop()
        empty = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
        if lines:
            markdown = re.sub(r"[ \t]+$", "", "\n".join(lines[empty:]), flags=re.MULTILINE)
            self.found.append(Prose(markdown, self.first_line + self.done + empty))
        self.done = end
