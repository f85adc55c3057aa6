"""Markdown and lessons on the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from tutor.commands.messages import Messages
from tutor.course.model import Lesson
from tutor.course.texts import Cell, LessonText, Prose, Quiz

_FENCE = "`" * 8
"""Longer than any within a cell."""
_WIDEST = 100
"""Columns beyond which lines are hard to read."""


def show_markdown(console: Console, markdown: str, indent: str = "") -> None:
    """Print Markdown, mathematics included; a pipe gets it as it stands."""
    if not console.is_terminal:
        for plain in markdown.splitlines():
            print(f"{indent}{plain}" if plain else "")
        return
    from tutor.tui.render.page import render

    width = min(console.width, _WIDEST) - len(indent)
    for line in render(markdown, width, theme="ansi"):
        console.print(Text(indent) + line)


def show_lesson(console: Console, lesson: Lesson, text: LessonText, say: Messages) -> None:
    """Print a whole lesson: prose, cells with what they print, questions."""
    console.print(Text(f"{lesson.number}  {text.title}", style="bold"))
    console.print(Text(say("lesson.minutes", minutes=text.minutes), style="dim"))
    for objective in text.objectives:
        show_markdown(console, f"- {objective}")
    for block in text.blocks:
        print()
        if isinstance(block, Prose):
            show_markdown(console, block.markdown)
        elif isinstance(block, Cell):
            _show_cell(console, block)
        else:
            _show_quiz(console, block, say)
    print()
    for name in text.exercises:
        print(say("lesson.exercise", name=name))


def _show_cell(console: Console, cell: Cell) -> None:
    show_markdown(console, f"{_FENCE}python\n{cell.source}{_FENCE}")
    if cell.output:
        for line in cell.output.rstrip("\n").splitlines():
            console.print(Text("  │ " + line, style="dim"))


def _show_quiz(console: Console, quiz: Quiz, say: Messages) -> None:
    show_markdown(console, f"**{say('lesson.question')}** {quiz.question}")
    for letter, choice in zip("abcdefghij", quiz.order, strict=False):
        show_markdown(console, f"{letter}. {quiz.choices[choice].text}", indent="  ")
