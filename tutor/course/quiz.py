"""Reads a quiz: one question, and choices of which exactly one is right."""

from __future__ import annotations

from pathlib import Path

from tutor.course.texts import Choice, Quiz
from tutor.course.yaml_text import Mapping, parse_mapping


def read_quiz(text: str, file: Path, line: int) -> Quiz:
    """The quiz in a fence that opens in that line of the file; raises CourseError."""
    table = parse_mapping(text, file, line + 1)
    table.only("id", "question", "choices")
    quiz_id = table.text("id", "kept-axis")
    question = table.text("question", "What is the shape of …?")
    items = table.get("choices")
    if not isinstance(items, list) or len(items) < 2:
        raise table.wrong("“choices” lists two choices at least.", "choices")
    choices = tuple(_choice(item, table) for item in items)
    right = sum(choice.right for choice in choices)
    if right != 1:
        count = "none" if right == 0 else str(right)
        raise table.wrong(
            f"the quiz “{quiz_id}” has {count} marked `right: true`: exactly one choice is right.",
            "choices",
        )
    return Quiz(quiz_id, question, choices, line)


def _choice(item: object, quiz: Mapping) -> Choice:
    if not isinstance(item, Mapping):
        raise quiz.wrong("each choice has a `text` and an `answer`.", "choices")
    item.only("text", "answer", "right")
    right = str(item.get("right", "false")).lower()
    if right not in ("true", "false"):
        raise item.wrong("write `right: true` at the right choice, and nothing elsewhere.", "right")
    text = item.text("text", '"`(3, 1)`"')
    return Choice(text, item.text("answer", "what to say to whoever picks it"), right == "true")
