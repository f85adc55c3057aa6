"""Whether the terminal shows images as pixels, and the widget of textual-image that does it."""

from __future__ import annotations

import fcntl
import io
import os
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL import Image
    from textual.widget import Widget

BLOCKS, KITTY, SIXEL = "blocks", "kitty", "sixel"
USUAL_CELL = 10, 20
"""Pixels of a character, wide and high, where the terminal does not say."""
# Known by name and not asked: a terminal that does not know the question may print it, and the
# answer of one that does would have to be told from the learner's first keys.
_KITTY = {"xterm-kitty", "kitty", "xterm-ghostty", "ghostty"}
_SIXEL = {"foot", "foot-extra", "mlterm", "contour", "wezterm", "iterm.app", "mintty", "rio"}


_PLACEHOLDERS_SINCE = 0, 28
"""kitty's first release whose pictures can stand in a line of text."""


class Cell(NamedTuple):
    """The size of a character in pixels."""

    width: int
    height: int


def protocol(chosen: str, environment: Mapping[str, str] = os.environ) -> str:
    """`kitty` (its graphics with placeholders), `sixel`, or `blocks` (half a character a pixel).

    chosen: one of these, or `auto`, which goes by what the terminal calls itself.
    """
    if "web_driver" in environment.get("TEXTUAL_DRIVER", ""):
        return BLOCKS  # a browser's page has no terminal to write to
    if chosen != "auto":
        return chosen
    if environment.get("TMUX") or environment.get("STY") or environment.get("NO_COLOR"):
        return BLOCKS
    names = {environment.get(name, "").lower() for name in ("TERM", "TERM_PROGRAM")}
    if names & _KITTY or environment.get("KITTY_WINDOW_ID"):
        return KITTY if kitty_version() >= _PLACEHOLDERS_SINCE else BLOCKS
    return SIXEL if names & _SIXEL else BLOCKS


@lru_cache
def kitty_version() -> tuple[int, ...]:
    """Of the kitty on this machine; where it is another's, as through ssh, it is taken for new."""
    try:
        said = subprocess.run(
            ["kitty", "--version"], capture_output=True, text=True, timeout=2, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError):
        said = ""
    numbers = re.search(r"(\d+)\.(\d+)", said)
    return tuple(map(int, numbers.groups())) if numbers else _PLACEHOLDERS_SINCE


def cell_size() -> Cell:
    """As the terminal says, else as usual."""
    try:
        answer = fcntl.ioctl(sys.__stderr__ or 2, termios.TIOCGWINSZ, b"\0" * 8)
        rows, columns, width, height = struct.unpack("HHHH", answer)
        size = Cell(width // max(columns, 1), height // max(rows, 1))
    except (OSError, ValueError):
        return Cell(*USUAL_CELL)
    return size if size.width and size.height else Cell(*USUAL_CELL)


def image_widget(kind: str, image: Image.Image, cell: Cell) -> Widget:
    """A widget of textual-image that shows `image` by the protocol `kind`."""
    terminal, vars(sys)["__stdout__"] = sys.__stdout__, io.StringIO()
    try:  # it asks the terminal when it is imported; by now Textual reads the answers
        from textual_image._terminal import get_cell_size

        get_cell_size._result = cell  # type: ignore[attr-defined]
        from textual_image.widget import SixelImage, TGPImage
    finally:
        vars(sys)["__stdout__"] = terminal
    return (TGPImage if kind == KITTY else SixelImage)(image)
