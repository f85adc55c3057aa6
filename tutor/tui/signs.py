"""The signs of states and outcomes. None of them has an ambiguous width in Chinese terminals."""

from __future__ import annotations

from rich.style import Style

from tutor.tui.palette import Look

DONE, BEGUN, OPEN, WRONG, WAITING, HERE, OPTIONAL = "✓", "◔", "◌", "✗", "⋅", "▸", "⋅"


def outcome_sign(outcome: str) -> str:
    """The sign of a case's outcome; the word beside it says which kind of ✗ it is."""
    return {"passed": DONE, "not_started": OPEN}.get(outcome, WRONG)


def outcome_style(outcome: str, look: Look) -> Style:
    """The colour of an outcome; its sign and word say the same."""
    if outcome == "passed":
        return look.good
    return look.muted if outcome == "not_started" else look.bad


def bar(done: float, width: int, look: Look) -> list[tuple[str, Style]]:
    """A progress bar of `width` cells; `done` from 0 to 1."""
    full = min(width, max(int(width * done), 1 if done > 0 else 0))
    return [("━" * full, look.good), ("╌" * (width - full), look.faint)]
