"""A blocking iterator's items, handed to the screen in batches."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from contextvars import copy_context
from threading import Event, Thread
from time import monotonic
from typing import Generic, TypeVar

from textual.message_pump import MessagePump

T = TypeVar("T")

PAUSE = 0.05
"""Seconds between two batches: a flood of items costs 20 repaints a second, not thousands."""
BACKLOG = 2_000
"""Items that may wait; a producer that is ahead of the screen stands still."""


class Feed(Generic[T]):
    """Iterates in a thread of its own; the callbacks run where the owner's handlers run."""

    def __init__(
        self,
        owner: MessagePump,
        iterate: Callable[[], Iterator[T]],
        batch: Callable[[list[T]], None],
        end: Callable[[Exception | None], None],
        urgent: Callable[[T], bool] = lambda item: False,
    ) -> None:
        """Start at once. `end` gets the exception that the iterator raised, or None. An `urgent`
        item does not wait for a batch to fill."""
        self._owner, self._iterate, self._urgent = owner, iterate, urgent
        self._batch, self._end = batch, end
        self._items: deque[T] = deque()
        self._room = Event()
        self._room.set()
        self._due = False
        self._over = self._told = False
        self._drained = -PAUSE
        self._error: Exception | None = None
        context = copy_context()  # Textual finds its app there
        Thread(target=context.run, args=(self._run,), daemon=True, name="feed").start()

    def _run(self) -> None:
        try:
            for item in self._iterate():
                self._items.append(item)
                if len(self._items) > BACKLOG:
                    self._room.clear()
                self._tell(self._urgent(item))
                self._room.wait()
        except Exception as error:  # handed to `end`, which knows what to say
            self._error = error
        self._over = True
        self._tell()

    def _tell(self, urgent: bool = False) -> None:
        if self._due and not urgent:
            return
        self._due = True
        posted = False
        with suppress(RuntimeError):  # the program has ended
            posted = self._owner.call_later(self._drain if urgent else self._arm)
        if not posted:
            self._room.set()  # nobody looks any more; let the iterator run out

    def _arm(self) -> None:
        wait = self._drained + PAUSE - monotonic()
        if wait <= 0:  # the first item for a while is shown at once
            self._drain()
        else:
            self._owner.set_timer(wait, self._drain)

    def _drain(self) -> None:
        self._due = False
        self._drained = monotonic()
        over = self._over  # before the items: none can come after it
        items = [self._items.popleft() for _ in range(len(self._items))]
        self._room.set()
        if items:
            self._batch(items)
        if over and not self._told:
            self._told = True
            self._end(self._error)
