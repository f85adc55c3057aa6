"""How far a class is: a line that moves in a terminal, plain lines in a log."""

from __future__ import annotations

import sys
import time
from typing import IO

from tutor.classroom.run import Counts
from tutor.commands.messages import Messages

_EVERY_SECONDS = 10.0
_REDRAW_SECONDS = 0.2
_SHOWN = 20
"""Problems that a log shows as they come; all are in the gradebook."""


class Progress:
    """Tells on standard error what a run does; see `run.Watcher`."""

    def __init__(self, say: Messages, stream: IO[str] | None = None) -> None:
        self._say = say
        self._stream = stream or sys.stderr
        self._moves = self._stream.isatty()
        self._started = time.monotonic()
        self._told = self._started
        self._shown = 0
        self._drawn = 0

    def tell(self, counts: Counts) -> None:
        """Show the counts, if it is time."""
        now = time.monotonic()
        if now - self._told >= (_REDRAW_SECONDS if self._moves else _EVERY_SECONDS):
            self._told = now
            self._write(self.line(counts))

    def line(self, counts: Counts) -> str:
        """How far, how fast, how long still, and what went wrong."""
        minutes = max(1e-3, (time.monotonic() - self._started) / 60)
        rate = counts.done / minutes
        left = (counts.seats - counts.done) / rate if rate else 0.0
        return self._say(
            "grade.progress",
            done=counts.done,
            seats=counts.seats,
            judged=counts.judged,
            rate=round(counts.judged / minutes),
            left=f"{int(left)}:{int(left * 60) % 60:02d}",
            problems=counts.problems,
        )

    def problem(self, where: str, why: str) -> None:
        """Say what cannot be graded; after some, only that there are more."""
        self._shown += 1
        if self._shown <= _SHOWN:
            self._write(f"{where}: {why}", stays=True)
        elif self._shown == _SHOWN + 1:
            self._write(self._say("grade.more_problems"), stays=True)

    def end(self, counts: Counts) -> None:
        """The last line."""
        self._write(self.line(counts), stays=True)

    def _write(self, text: str, *, stays: bool = False) -> None:
        text = " ".join(text.split())
        if not self._moves:
            print(text, file=self._stream, flush=True)
            return
        blank = " " * max(0, self._drawn - len(text))
        print(f"\r{text}{blank}", end="\n" if stays else "", file=self._stream, flush=True)
        self._drawn = 0 if stays else len(text)
