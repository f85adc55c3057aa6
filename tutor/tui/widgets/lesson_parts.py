"""What a lesson's page is made of besides cells and quizzes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.text import Text

from tutor.course.texts import LessonText, Prose
from tutor.tui.catalog import Step
from tutor.tui.palette import Look
from tutor.tui.prose import prose
from tutor.tui.texts import Texts
from tutor.tui.widgets.lines import Part

HEADING = re.compile(r"(#{2,3})\s+(.+?)\s*#*\s*$")
FENCE = re.compile(r"\s*(```+|~~~+)")


class Head(Part):
    """Title, time, aims."""

    def __init__(self, number: str, lesson: LessonText, texts: Texts) -> None:
        super().__init__()
        self._number, self._lesson, self._texts = number, lesson, texts

    def build(self, width: int, look: Look) -> list[Text]:
        lesson = self._lesson
        minutes = self._texts("map.minutes", minutes=lesson.minutes)
        lines = [Text(), Text(f"{self._number} · {minutes}", style=look.muted)]
        lines += prose(f"# {lesson.title}", width, look)
        if lesson.objectives:
            lines += [Text(), Text(self._texts("reader.aims"), style=look.muted)]
            lines += prose("\n".join(f"- {aim}" for aim in lesson.objectives), width, look)
        return [*lines, Text()]


class Passage(Part):
    """Markdown up to the next heading, cell or quiz."""

    def __init__(self, markdown: str, heading: str = "", level: int = 0) -> None:
        super().__init__()
        self._markdown, self.heading, self.level = markdown, heading, level

    @property
    def markdown(self) -> str:
        return self._markdown

    def build(self, width: int, look: Look) -> list[Text]:
        lines = prose(self.markdown, width, look)
        above = [Text()] * bool(self.heading)
        return [*above, *lines, Text()] if lines else []


class CodeBlock(Passage):
    """A fence that is no cell; it takes the focus, so that it can be copied."""

    focusable = True

    @property
    def source(self) -> str:
        """What stands between the fences."""
        return "\n".join(self.markdown.split("\n")[1:-1])


def passages(block: Prose) -> list[Passage]:
    """The block, cut at its headings, so that one can jump to them, and around its code."""
    found: list[Passage] = []
    rows: list[str] = []
    heading, level, fence = "", 0, ""

    def close(kind: type[Passage] = Passage) -> None:
        nonlocal heading, level
        if any(row.strip() for row in rows):
            found.append(kind("\n".join(rows).strip("\n"), heading, level))
            heading, level = "", 0
        rows.clear()

    for row in block.markdown.split("\n"):
        mark = FENCE.match(row)
        if mark and not fence:
            fence = mark[1]
            if row.startswith(fence):
                close()
        elif mark and mark[1].startswith(fence) and not row.strip().strip(fence[0]):
            whole, fence = row.startswith(fence) and rows[0].startswith(fence), ""
            if whole:
                rows.append(row)
                close(CodeBlock)
                continue
        if not fence and (match := HEADING.match(row)):
            close()
            heading, level = match[2], len(match[1])
        rows.append(row)
    close()
    return found


@dataclass
class LinkState:
    """What a link says about where it leads."""

    sign: str
    word: str
    style: str


class Link(Part):
    """A line that leads to another step."""

    focusable = True

    def __init__(self, step: Step, title: str, state: LinkState, lead: str = "") -> None:
        super().__init__()
        self.step, self._title, self._state, self._lead = step, title, state, lead

    def build(self, width: int, look: Look) -> list[Text]:
        style = getattr(look, self._state.style)
        right = Text(f"  {self._state.sign} {self._state.word}".rstrip(), style=style)
        line = Text(no_wrap=True, end="")
        if self._lead:
            line.append(f"{self._lead}  ", style=look.muted)
        line.append(self._title, style=look.link)
        line.truncate(width - right.cell_len, overflow="ellipsis")
        line.pad_right(width - line.cell_len - right.cell_len)
        line.append_text(right)
        return [line]


class Title(Part):
    """A heading that is not the author's."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def build(self, width: int, look: Look) -> list[Text]:
        return [Text(), Text("─" * width, style=look.faint), Text(self.title, style=look.muted)]
