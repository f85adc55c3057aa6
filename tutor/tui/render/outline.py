"""The headings of a rendered page, for a table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """A heading of the page."""

    level: int
    """1 for `#`."""
    title: str
    line: int
    """The index of its line among the page's lines."""


def current(headings: Sequence[Heading], line: int) -> Heading | None:
    """The heading that a line of the page stands under; None above the first."""
    return next((heading for heading in reversed(headings) if heading.line <= line), None)
