"""What the commands say, by key and language; and which language that is."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
FALLBACK = "en"
_SETTINGS = Path(".tutor/workspace.toml")


@cache
def table(language: str) -> dict[str, Any]:
    """All messages of a language that the program speaks."""
    return tomllib.loads((_FOLDER / f"messages.{language}.toml").read_text(encoding="utf-8"))


class Messages:
    """The messages in one language: `say("check.score", score=4, points=10)`."""

    def __init__(self, language: str) -> None:
        """A language that the program does not speak falls back to English."""
        known = (_FOLDER / f"messages.{language}.toml").exists()
        self.language = language if known else FALLBACK

    def __call__(self, key: str, /, **fields: object) -> str:
        """The message of a dotted key, with its fields filled in."""
        value: Any = table(self.language)
        for part in key.split("."):
            value = value[part]
        text: str = value.strip("\n")
        return text.format(**fields) if fields else text


def choose_language(arguments: list[str], folder: Path) -> str:
    """`--lang`, else what the workspace around `folder` has chosen, else the locale's."""
    for index, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    return _of_workspace(folder) or _of_locale()


def _of_workspace(folder: Path) -> str | None:
    # not through tutor.workspace, whose imports would slow down `--help`
    for each in (folder, *folder.parents):
        file = each / _SETTINGS
        if file.is_file():
            try:
                language = tomllib.loads(file.read_text(encoding="utf-8")).get("language")
            except (OSError, ValueError):
                return None  # said when the workspace is opened
            return language if isinstance(language, str) else None
    return None


def _of_locale() -> str:
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return "zh" if value.lower().startswith("zh") else FALLBACK
    return FALLBACK
