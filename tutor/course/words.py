"""Reads what an exercise says to the learner: `NAME.en.toml`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tutor.course.model import CourseError, Exercise, Language
from tutor.course.nearest import did_you_mean, nearest
from tutor.course.texts import Words
from tutor.course.toml_text import find_line, parse, read_text

TABLES = ("cases", "mistakes", "reasons", "rules")
_KEYS = ("title", "task", "hints", *TABLES)


def read_words(exercise: Exercise, language: Language) -> Words:
    """The words of an exercise in `language`; raises CourseError with file and line."""
    file = exercise.words_file(language)
    text = read_text(file, f"Write the words of “{exercise.name}” as docs/course-format.md says.")
    return parse_words(text, file)


def parse_words(text: str, file: Path) -> Words:
    """The words that `text` is; `file` is named in complaints."""
    table = parse(text, file)
    for key in table:
        if key not in _KEYS:
            guess = did_you_mean(nearest(key, _KEYS, 1))
            raise CourseError(
                f"“{key}” means nothing here.{guess} There are: {', '.join(_KEYS)}.",
                file,
                find_line(text, rf"""^\s*\[?["']?{key}["']?\s*[].=]"""),
            )
    return Words(
        title=_text(table, "title", text, file),
        task=_text(table, "task", text, file),
        hints=_hints(table, text, file),
        **{name: _table(table, name, text, file) for name in TABLES},
    )


def _text(table: dict[str, Any], key: str, text: str, file: Path) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value.strip():
        raise CourseError(
            f'“{key}” needs a text: write {key} = "…".', file, find_line(text, rf"^{key}\s*=")
        )
    return value.strip()


def _hints(table: dict[str, Any], text: str, file: Path) -> tuple[str, ...]:
    hints = table.get("hints", [])
    if not isinstance(hints, list) or not all(isinstance(h, str) and h.strip() for h in hints):
        raise CourseError(
            '“hints” is a list of texts: write hints = ["a nudge", "more", "almost the answer"].',
            file,
            find_line(text, r"^hints\s*="),
        )
    return tuple(hint.strip() for hint in hints)


def _table(table: dict[str, Any], name: str, text: str, file: Path) -> dict[str, str]:
    found = table.get(name, {})
    start = find_line(text, rf"^\s*\[{name}\]")
    if not isinstance(found, dict):
        raise CourseError(f'“{name}” is a table: write [{name}], then key = "…".', file, start)
    for key, value in found.items():
        if not isinstance(value, str) or not value.strip():
            raise CourseError(
                f'“{name}.{key}” needs a text: write {key} = "…".',
                file,
                find_line(text, rf"""^\s*["']?{key}["']?\s*[=.]""", after=start or 0) or start,
            )
    return {key: value.strip() for key, value in found.items()}
