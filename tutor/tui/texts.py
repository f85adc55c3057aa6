"""The interface's words, by key and language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
FALLBACK = "en"


class Texts:
    """The words in one language: `texts("map.continue", title="…")`."""

    def __init__(self, language: str) -> None:
        """`language` is a course's; one that the interface does not speak falls back to English."""
        self.language = language
        self._words = words(language) if text_file(language).exists() else words(FALLBACK)

    def __call__(self, key: str, **fields: object) -> str:
        """The words of `key`; KeyError for a key that no file has."""
        text = self._words[key]
        return text.format(**fields) if fields else text


def text_file(language: str) -> Path:
    """Where a language's words are."""
    return FOLDER / f"texts.{language}.toml"


@cache
def words(language: str) -> dict[str, str]:
    """All words of a language by dotted key."""
    return dict(_flat(tomllib.loads(text_file(language).read_text(encoding="utf-8"))))


def _flat(table: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            pairs += _flat(value, f"{prefix}{key}.")
        else:
            pairs.append((prefix + key, value))
    return pairs
