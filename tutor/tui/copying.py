"""What is copied from a lesson's page: a block, or the section that one reads."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.tui.widgets.cell_part import CellPart
from tutor.tui.widgets.lesson_parts import CodeBlock, Passage
from tutor.tui.widgets.lines import Part


def block(part: Part | None) -> str | None:
    """The source of a cell or of a block of code; None for anything else."""
    return part.source if isinstance(part, CellPart | CodeBlock) else None


def section(parts: Sequence[Part], index: int) -> tuple[str, str]:
    """Heading and Markdown of the section that the part with this index stands in.

    A section ends at the next heading of the same level, or of one above it.
    """
    heads = [i for i, part in enumerate(parts) if isinstance(part, Passage) and part.heading]
    first = max((i for i in heads if i <= index), default=0)
    head = parts[first]
    level = head.level if isinstance(head, Passage) and head.heading else 6
    end = min((i for i in heads if i > first and _level(parts[i]) <= level), default=len(parts))
    texts = [part.markdown.strip("\n") for part in parts[first:end]]
    title = head.heading if isinstance(head, Passage) else ""
    return title, "\n\n".join(text for text in texts if text) + "\n"


def _level(part: Part) -> int:
    return part.level if isinstance(part, Passage) else 0
