"""A clock that moves only when it is told to, for code with threads and queues."""

from __future__ import annotations

import threading


class Clock:
    """Deterministic time, in seconds from 0.

    The thread that made the clock drives it: its `sleep` is `advance`. Another thread's `sleep`
    blocks until the driver has advanced past its deadline. Sleepers wake one at a time, in order
    of deadline, and each may run on until it sleeps again or ends before the next one wakes.
    """

    _SETTLE = 0.05
    """Real seconds that a woken thread may take before it counts as busy elsewhere."""

    def __init__(self) -> None:
        self._now = 0.0
        self._driver = threading.get_ident()
        self._changed = threading.Condition()
        self._sleepers: list[tuple[float, int, threading.Event, threading.Thread]] = []
        self._order = 0

    def time(self) -> float:
        """The seconds that have passed."""
        return self._now

    def sleep(self, seconds: float) -> None:
        """Wait until `seconds` have passed on this clock."""
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if threading.get_ident() == self._driver:
            self.advance(seconds)
            return
        woken = threading.Event()
        with self._changed:
            self._order += 1
            entry = (self._now + seconds, self._order, woken, threading.current_thread())
            self._sleepers.append(entry)
            self._changed.notify_all()
        woken.wait()

    def advance(self, seconds: float) -> None:
        """Let time pass, waking sleepers in order."""
        target = self._now + seconds
        while True:
            with self._changed:
                due = min((s for s in self._sleepers if s[0] <= target), default=None)
                if due is None:
                    self._now = target
                    return
                self._sleepers.remove(due)
                self._now = max(self._now, due[0])
            _, _, woken, thread = due
            woken.set()
            self._settle(thread)

    def _settle(self, thread: threading.Thread) -> None:
        with self._changed:
            asleep_again = self._changed.wait_for(
                lambda: any(entry[3] is thread for entry in self._sleepers), self._SETTLE / 5
            )
        if not asleep_again:
            thread.join(self._SETTLE)
