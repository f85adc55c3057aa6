"""What is wrong with a file, and where: seen as one types, or by the last check."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

_TRACE = re.compile(r"^ {2}\D*(\d+)\D*?[:：]\s?(.*)$")
"""A line of a traceback in a case's message, in any language: its number, and its text."""


@dataclass(frozen=True)
class Problem:
    """A stretch of one line, and what is the matter with it. Counted from 0."""

    row: int
    start: int
    end: int
    message: str
    kind: str
    """`syntax`, or `raised` by the last check."""
    line: str = ""
    """The line's text when it was found, without the white space around it."""


def syntax_problem(source: str) -> Problem | None:
    """Why this is not Python (yet); None where it is."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, "<editor>", "exec", dont_inherit=True)
    except SyntaxError as error:
        return _problem(error, source.split("\n"))
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        return _at_line(source.split("\n"), 0, str(error), "syntax")
    return None


def _problem(error: SyntaxError, lines: list[str]) -> Problem:
    row = min(max(0, (error.lineno or 1) - 1), len(lines) - 1)
    found = _at_line(lines, row, error.msg, "syntax")
    start = (error.offset or 0) - 1
    end = (error.end_offset or 0) - 1 if error.end_lineno == error.lineno else len(lines[row])
    if not found.start <= start < found.end:
        return found
    return replace(found, start=start, end=max(start + 1, min(end, found.end)))


def _at_line(lines: list[str], row: int, message: str, kind: str) -> Problem:
    line = lines[row]
    text = line.strip()
    start = len(line) - len(line.lstrip()) if text else 0
    return Problem(row, start, max(start + len(text), start + 1), message, kind, text)


def raised_problems(report: Mapping[str, Any], source: str) -> list[Problem]:
    """The innermost lines of the learner's at which the cases of a report ended in an exception."""
    lines = source.split("\n")
    found: dict[int, Problem] = {}
    for case in report["cases"]:
        if case["outcome"] in ("passed", "wrong", "not_started"):
            continue
        first, *rest = str(case["message"]).split("\n")
        rows = [
            int(match[1]) - 1
            for match in map(_TRACE.match, rest)
            if match and _stands_there(lines, int(match[1]) - 1, match[2])
        ]
        if rows:
            found.setdefault(rows[-1], _at_line(lines, rows[-1], first, "raised"))
    return list(found.values())


def _stands_there(lines: list[str], row: int, text: str) -> bool:
    return 0 <= row < len(lines) and bool(text.strip()) and lines[row].strip() == text.strip()


def followed(problems: list[Problem], lines: list[str]) -> list[Problem]:
    """The problems where their lines stand now; one whose line was changed is gone."""
    kept = []
    for problem in problems:
        places = [row for row, line in enumerate(lines) if line.strip() == problem.line]
        if places:
            row = min(places, key=lambda place: abs(place - problem.row))
            kept.append(_at_line(lines, row, problem.message, problem.kind))
    return kept
