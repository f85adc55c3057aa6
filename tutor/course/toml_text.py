"""Reading TOML with words for its mistakes, and finding the line of a key."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from tutor.course.model import CourseError

_AT = re.compile(r" ?\(at (?:line (\d+), column \d+|end of document)\)$")
_KEY = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))\s*=""")


def read_text(file: Path, advice: str) -> str:
    """The file's text, UTF-8; raises CourseError, with `advice`, where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise CourseError(f"this file is missing. {advice}", file) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CourseError("this is not UTF-8 text. Save it as UTF-8.", file, line) from None
    except OSError as error:
        raise CourseError(f"this cannot be read ({error.strerror}). {advice}", file) from None


def parse(text: str, file: Path) -> dict[str, Any]:
    """The TOML in `text`; raises CourseError with the line of a mistake."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        what = _AT.sub("", str(error))
        if what.startswith("Cannot overwrite"):
            raise CourseError(_twice(text.splitlines(), line), file, line) from None
        wrong = f"this is not valid TOML: {what}. Put that line right."
        raise CourseError(wrong, file, line) from None


def _twice(lines: list[str], line: int) -> str:
    name = key_of(lines[line - 1]) or lines[line - 1].strip()
    earlier = [n for n, text in enumerate(lines[: line - 1], 1) if key_of(text) == name]
    first = f", first in line {earlier[-1]}" if earlier else ""
    return f"“{name}” is here twice{first}. Take one of them out."


def key_of(line: str) -> str | None:
    """The key that a line of TOML sets, if it sets one."""
    found = _KEY.match(line)
    return next(filter(None, found.groups()), None) if found else None


def find_line(text: str, pattern: str, *, after: int = 0) -> int | None:
    """The first line, counted from 1 and after line `after`, where the pattern matches."""
    for number, line in enumerate(text.splitlines(), 1):
        if number > after and re.search(pattern, line):
            return number
    return None
