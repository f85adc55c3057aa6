"""Keys act in the order in which they were pressed, also when several arrive at once.

A widget takes letters as soon as it reads them; keys with a binding go up to the app first, and
those with priority never come to the widget. In a burst (a slow line over ssh, a moment in which
the screen was busy) Ctrl+S would thus save a file without the last letters typed before it. So
each key waits here until the one before it has had its effect.
"""

from __future__ import annotations

from collections import deque

from textual import events
from textual.app import App
from textual.message import Message
from textual.timer import Timer

PATIENCE = 0.5
"""Seconds that a key waits for the one before it: a widget may have gone with what it was told."""


class Acted(Message):
    """Follows a key that a widget has got: where it arrives, the key has had its effect."""


class KeysInOrder(App[None]):
    """An app that takes one key at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._acting: events.Key | events.Paste | None = None
        self._follower: Acted | None = None
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._patience: Timer | None = None

    @property
    def keys_pending(self) -> bool:
        """Whether a key has not had its effect yet."""
        return self._acting is not None

    async def on_event(self, event: events.Event) -> None:
        """Hold back a key while another is on its way."""
        if not isinstance(event, (events.Key, events.Paste)):
            await super().on_event(event)
        elif event.is_forwarded:  # it comes up from the widgets, and ends here
            await super().on_event(event)
            self.call_later(self._acted, event)
        elif self._acting is None:
            await self._act(event)
        else:
            self._waiting.append(event)
            if self._patience is None:
                self._patience = self.set_timer(PATIENCE, self._next)

    async def _act(self, event: events.Key | events.Paste) -> None:
        target = self.focused or self.screen
        self._acting, self._follower = event, Acted()
        await super().on_event(event)
        if not (event.is_forwarded and target.post_message(self._follower)):
            self.call_later(self._acted, event)

    async def on_acted(self, message: Acted) -> None:
        """A widget has kept the key to itself."""
        message.stop()
        if message is self._follower:
            self.call_later(self._acted, self._acting)

    async def _acted(self, event: events.Key | events.Paste | None) -> None:
        """Comes by the queue behind what the key has put there: Textual moves the focus so."""
        if event is not None and event is self._acting:
            await self._next()

    async def _next(self) -> None:
        if self._patience is not None:
            self._patience.stop()
            self._patience = None
        self._acting = self._follower = None
        if self._waiting:
            event = self._waiting.popleft()
            if self._waiting:
                self._patience = self.set_timer(PATIENCE, self._next)
            await self._act(event)
