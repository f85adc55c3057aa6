"""What the grader says, by language. Imports no torch."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any

from tutor.course.texts import Words


@functools.cache
def table(language: str) -> dict[str, Any]:
    """The messages in `language`; English where there is no such language."""
    file = Path(__file__).with_name(f"messages.{language}.toml")
    if not file.exists():
        file = Path(__file__).with_name("messages.en.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def say(language: str, key: str, **fields: Any) -> str:
    """A message with its fields; `a.b` is key `b` of table `a`."""
    messages: Any = table(language)
    for part in key.split("."):
        messages = messages[part]
    return str(messages).format(**fields)


def reason(words: Words, key: str, fields: dict[str, Any]) -> str:
    """A judge's reason in the exercise's words; the bare key where the author forgot it."""
    template = words.reasons.get(key, key)
    try:
        return template.format(**fields)
    except (KeyError, ValueError, IndexError, TypeError):
        return template
