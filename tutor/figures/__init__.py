"""Pictures as plain data: what `tutor.lab.show` makes, and where it goes.

A figure is a dict that JSON can hold, of one of these kinds (an IMAGE is `{"width", "height",
"channels": 1 | 3, "data"}`, whose data are rows of bytes in base64; every text may be empty):

- `curve`: `title`, `xlabel`, `ylabel`, `series`: `{name: [[x, y], …]}`
- `images`: `images`: `[IMAGE, …]`, `titles`: `[text, …]`, `columns`
- `heatmap`: `title`, `xlabel`, `ylabel`, `values`: rows of numbers, None where there is none
- `boxes`: `image`: IMAGE, `boxes`: `[[left, top, right, bottom], …]` in its pixels, `labels`
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Figure = dict[str, Any]

_display: Callable[[Figure], None] | None = None


def set_display(display: Callable[[Figure], None] | None) -> None:
    """Send this process's figures to `display`; None goes back to the usual place."""
    global _display
    _display = display


def display() -> Callable[[Figure], None] | None:
    """Where this process's figures go, if somebody said so."""
    return _display
