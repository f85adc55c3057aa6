"""The pages' colours can be read, by day and by night (WCAG AA: 4.5 to 1 for text)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import tutor.classroom.insight as insight

CSS = (Path(insight.__file__).parent / "templates" / "style.css").read_text(encoding="utf-8")
TEXT = ("ink", "quiet", "accent", "good", "bad", "warn")
CODE = ("ink", "quiet", "keyword", "string", "number", "comment", "name")


def colours(mode: int) -> dict[str, str]:
    """The properties of the n-th `:root`: light, dark, print."""
    return dict(re.findall(r"--(\w+): (#\w+);", re.findall(r":root \{(.*?)\}", CSS, re.S)[mode]))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", [0, 1, 2], ids=["light", "dark", "print"])
def test_all_text_has_enough_contrast(mode: int) -> None:
    known = colours(mode)
    pairs = [
        *((name, "paper") for name in TEXT),
        *((name, ground) for name in CODE for ground in ("wash", "mark")),
    ]
    weak = {
        pair: round(contrast(known[pair[0]], known[pair[1]]), 2)
        for pair in pairs
        if contrast(known[pair[0]], known[pair[1]]) < 4.5
    }
    assert weak == {}


def test_no_colour_stands_outside_the_three_palettes() -> None:
    rest = re.sub(r":root \{.*?\}", "", CSS, flags=re.S)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", rest) == []


def test_the_style_fetches_nothing() -> None:
    assert re.findall(r"@import|url\((?!#)", CSS) == []
