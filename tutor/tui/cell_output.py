"""What a cell has printed and drawn so far, bounded, as lines."""

from __future__ import annotations

import re
from collections import deque
from typing import Any

from rich.text import Text
from textual._context import active_app

from tutor.figures.render import render
from tutor.tui.code import fold
from tutor.tui.palette import Look
from tutor.tui.render.lines import wrap
from tutor.tui.texts import Texts

HEAD, TAIL = 200, 100
"""Lines that are kept of a long output: its beginning and its end."""
LINE = 4_000
"""Characters that are kept of a line."""
PICTURE_ROWS = 18
CONTROL = re.compile(
    r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)

Event = dict[str, Any]


def many_colours() -> bool:
    """Whether the terminal of the app that runs has more than sixteen."""
    app = active_app.get()
    return not app.no_color and app.console.color_system in ("256", "truecolor")


class Printed:
    """Text in the order it came. Long output keeps its beginning and its end."""

    def __init__(self) -> None:
        self._head: list[tuple[str, bool]] = []
        self._tail: deque[tuple[str, bool]] = deque(maxlen=TAIL)
        self._dropped = 0
        self._line, self._is_error = "", False

    def write(self, text: str, *, error: bool = False) -> None:
        """Take more text; a carriage return begins the line anew, as terminals do."""
        *whole, last = CONTROL.sub("", text).split("\n")
        for line in whole:
            self._add(line, error)
            self._end()
        self._add(last, error)

    def _add(self, text: str, error: bool) -> None:
        line = (self._line + text)[: LINE * 2]
        if "\r" in line:
            line = line.rstrip("\r").rpartition("\r")[2] + ("\r" if line.endswith("\r") else "")
        self._line, self._is_error = line[:LINE], error

    def _end(self) -> None:
        line = (self._line.rstrip("\r"), self._is_error)
        self._line = ""
        if len(self._head) < HEAD:
            self._head.append(line)
            return
        self._dropped += len(self._tail) == TAIL
        self._tail.append(line)

    def lines(self, width: int, look: Look, texts: Texts) -> list[Text]:
        """The lines, folded."""
        rows = list(self._head)
        last = [(self._line.rstrip("\r"), self._is_error)] if self._line.rstrip("\r") else []
        shown = [self._row(row, look) for row in rows]
        if self._dropped:
            shown.append(Text(texts("cell.left_out", lines=self._dropped), style=look.muted))
        shown += [self._row(row, look) for row in (*self._tail, *last)]
        return [part for row in shown for part in fold(row, width)]

    def _row(self, row: tuple[str, bool], look: Look) -> Text:
        return Text(row[0].expandtabs(8), style=look.warn if row[1] else look.text, end="")


class Output:
    """One cell's events, in order."""

    def __init__(self) -> None:
        self._blocks: list[Printed | Event] = []
        self._pictures: dict[tuple[int, int, str], list[Text]] = {}

    def add(self, event: Event) -> None:
        """Take a `text`, `figure` or `error` event."""
        if event["kind"] != "text":
            self._blocks.append(event)
            return
        if not self._blocks or not isinstance(self._blocks[-1], Printed):
            self._blocks.append(Printed())
        block = self._blocks[-1]
        assert isinstance(block, Printed)
        block.write(event["text"], error=event.get("stream") == "stderr")

    @property
    def figures(self) -> list[Event]:
        """The pictures, in the order in which they were drawn."""
        blocks = (block for block in self._blocks if not isinstance(block, Printed))
        return [block["figure"] for block in blocks if block["kind"] == "figure"]

    def lines(self, width: int, look: Look, texts: Texts) -> list[Text]:
        """Everything as lines."""
        lines: list[Text] = []
        for index, block in enumerate(self._blocks):
            if isinstance(block, Printed):
                lines += block.lines(width, look, texts)
            elif block["kind"] == "figure":
                lines += self._picture(index, block["figure"], width, look)
            elif block["kind"] == "error":
                lines += self._error(block, width, look, texts)
        return lines

    def _picture(self, index: int, figure: Event, width: int, look: Look) -> list[Text]:
        key = (index, width, look.colours.name)
        if key not in self._pictures:
            # with few colours curves are told apart by their marks
            colour = figure["kind"] != "curve" or many_colours()
            drawn = render(figure, min(width, 76), PICTURE_ROWS, colour)
            text = Text.from_ansi(drawn, no_wrap=True, end="")
            self._pictures[key] = list(text.split("\n", allow_blank=False))
        return self._pictures[key]

    def _error(self, error: Event, width: int, look: Look, texts: Texts) -> list[Text]:
        if error["type"] == "KeyboardInterrupt":
            return [Text(texts("cell.interrupted"), style=look.warn)]
        known = {
            "Stopped": "cell.stopped",
            "ProcessEnded": "cell.process_ended",
            "Closed": "cell.closed",
        }
        if error["type"] in known:
            message = texts(known[error["type"]])
            return wrap(Text(message, style=look.bad), width)
        trace = error["traceback"].rstrip() or f"{error['type']}: {error['message']}"
        rows = trace.split("\n")
        shown = [Text(row, style=look.muted, end="") for row in rows[:-1]]
        shown.append(Text(rows[-1], style=look.bad, end=""))
        return [part for row in shown for part in fold(row, width)]
