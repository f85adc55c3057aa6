"""Texts for the terminal: signs and styles, code between backticks, what a learner printed."""

from __future__ import annotations

import re

from rich.console import Console
from rich.text import Text

_CONTROLS = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|[\x00-\x08\x0b-\x1f\x7f-\x9f]"
)

SIGNS = {"passed": ("✓", "green"), "not_started": ("◌", "dim")}
"""Outcome -> sign and colour; every other outcome is a red ✗, and its word says which."""


def sign(outcome: str) -> tuple[str, str]:
    """Sign and style of an outcome."""
    return SIGNS.get(outcome, ("✗", "red"))


def clean(text: str) -> str:
    """Text from a learner's program without what would steer the terminal."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").expandtabs(4))


def marked(text: str, console: Console, style: str = "") -> Text:
    """Text in which code between backticks stands out; without colours the backticks stay."""
    done = Text(style=style)
    for index, part in enumerate(re.split(r"(`[^`\n]+`)", text)):
        if index % 2 and console.color_system and not console.no_color:
            done.append(part[1:-1], style="cyan")
        else:
            done.append(part)
    return done


def indented(text: Text, width: int, indent: str) -> Text:
    """The text, wrapped to `width` columns, with `indent` before every line."""
    lines = text.wrap(Console(width=width), max(20, width - len(indent)))
    return Text("\n").join(Text(indent) + line for line in lines)
