"""Runs the cells of the open lesson, one after another, in a child process."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Lock
from typing import Any, Literal

from textual.message_pump import MessagePump

from tutor.course.texts import Cell
from tutor.grading.cells import CellSession
from tutor.tui.cell_output import Output
from tutor.tui.feed import Feed

State = Literal["idle", "queued", "running", "ok", "failed"]


class CellRunner:
    """A queue of cells and what they have printed. `changed` is told the number of a cell."""

    def __init__(
        self,
        owner: MessagePump,
        cells: tuple[Cell, ...],
        folder: Path,
        data: Path | None,
        changed: Callable[[int], None],
        edited: dict[int, str] | None = None,
    ) -> None:
        """`edited`: what the learner has made of cells, by number."""
        self._owner, self._changed = owner, changed
        self._cells = {cell.number: cell for cell in cells}
        self.edited = dict(edited or {})
        self._folder, self._data = folder, data
        self._session: CellSession | None = None
        self._starting = Lock()
        self._queue: deque[int] = deque()
        self._closed = False
        self.running: int | None = None
        self.states: dict[int, State] = {}
        self.outputs: dict[int, Output] = {}

    def state(self, number: int) -> State:
        """The state of a cell."""
        return self.states.get(number, "idle")

    def source(self, number: int) -> str:
        """What runs: the learner's, or the author's."""
        return self.edited.get(number, self._cells[number].source)

    def edit(self, number: int, source: str | None) -> None:
        """Let the cell be `source` from now on; None brings the author's back."""
        if source is None or source.rstrip() == self._cells[number].source.rstrip():
            self.edited.pop(number, None)
        else:
            self.edited[number] = source
        if self.state(number) in ("ok", "failed"):
            self.states[number] = "idle"
        self._changed(number)

    def warm(self) -> None:
        """Start the process that will run the cells, so that the first one does not wait."""
        with self._starting:  # the screen's timer and the first cell may both come
            if self._session is None and not self._closed:
                self._session = CellSession(self._folder, self._data)

    def run_alone(self, number: int) -> None:
        """Run this cell, whatever stands above it."""
        self._enqueue([number])

    def run_up_to(self, number: int) -> tuple[int, ...]:
        """Run a cell, and those above it that have not run; says which ones those are."""
        above = tuple(
            n
            for n, cell in sorted(self._cells.items())
            if n < number and cell.run and self.state(n) in ("idle", "failed")
        )
        self._enqueue([*above, number])
        return above

    def run_all(self) -> None:
        """Run every cell again, in a new process."""
        self.restart()
        self._enqueue([n for n, cell in sorted(self._cells.items()) if cell.run])

    def _enqueue(self, numbers: list[int]) -> None:
        for number in numbers:
            if self.state(number) in ("queued", "running"):
                continue
            self._queue.append(number)
            self.states[number] = "queued"
            self.outputs[number] = Output()
            self._changed(number)
        self._next()

    def _next(self) -> None:
        if self.running is not None or not self._queue:
            return
        number = self._queue.popleft()
        self.running = number
        self.states[number] = "running"
        self._changed(number)
        Feed(
            self._owner,
            lambda: self._events(number),
            lambda events: self._came(number, events),
            lambda error: self._ended(number, error),
        )

    def _events(self, number: int) -> Iterator[dict[str, Any]]:
        self.warm()
        if self._session is None:  # the lesson was left meanwhile
            return
        yield from self._session.run(self.source(number), filename=f"cell {number}")

    def _came(self, number: int, events: list[dict[str, Any]]) -> None:
        for event in events:
            if event["kind"] == "done":
                meant = self._cells[number].raises and number not in self.edited
                right = event["ok"] or meant
                self.states[number] = "ok" if right else "failed"
                continue
            self.outputs[number].add(event)
            if event["kind"] == "error" and event["type"] in ("Stopped", "ProcessEnded"):
                self._names_are_gone()
        self._changed(number)

    def _ended(self, number: int, error: Exception | None) -> None:
        self.running = None
        if error is not None:
            self.outputs[number].add(
                {"kind": "error", "type": "ProcessEnded", "message": str(error), "traceback": ""}
            )
        if self.states[number] == "running":
            self.states[number] = "failed"
        if self.states[number] == "failed":
            self._drop_queue()
        self._changed(number)
        if not self._closed:
            self._next()

    def _names_are_gone(self) -> None:
        for other in [n for n, state in self.states.items() if state == "ok"]:
            self.states[other] = "idle"
            self._changed(other)

    def _drop_queue(self) -> None:
        while self._queue:
            number = self._queue.popleft()
            self.states[number] = "idle"
            del self.outputs[number]
            self._changed(number)

    def interrupt(self) -> None:
        """Stop the running cell, and run none of those that wait."""
        self._drop_queue()
        if self._session is not None and self.running is not None:
            self._session.interrupt()

    def restart(self) -> None:
        """Forget what the cells made; their output goes too."""
        self._drop_queue()
        if self._session is not None:
            self._session.restart()
        for number in [n for n in self.states if n != self.running]:
            self.states.pop(number)
            self.outputs.pop(number, None)
            self._changed(number)

    def close(self) -> None:
        """End the process."""
        with self._starting:
            self._closed = True
        self._queue.clear()
        if self._session is not None:
            self._session.close()
