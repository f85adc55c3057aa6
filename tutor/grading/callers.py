"""The programs that talk to a grader, and whose turn it is. Imports no torch.

A thread of its own hears them, so that a cancelled check or a program that has gone is noticed
while a check runs. Checks are served one at a time, in turns of one exercise.
"""

from __future__ import annotations

import collections
import contextlib
import json
import os
import selectors
import socket
import struct
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tutor.grading.address import try_lock

MAX_LINE = 4 << 20
SAY_SECONDS = 20.0
"""How long a program may leave what it is told unread before it counts as gone."""


@dataclass(eq=False)
class Request:
    """Something that a caller asked for, and that takes time."""

    caller: Caller
    body: dict[str, Any]
    cancelled: threading.Event = field(default_factory=threading.Event)
    done: int = 0
    """How many of its jobs are done."""


class Caller:
    """One program that has connected."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.requests: collections.deque[Request] = collections.deque()
        """What it waits for; the first one may be running."""
        self.heard = bytearray()
        self._saying = threading.Lock()
        connection.settimeout(SAY_SECONDS)

    def say(self, event: dict[str, Any]) -> None:
        """Tell it; a program that has gone, or does not listen, is let go."""
        line = json.dumps(event, ensure_ascii=False).encode() + b"\n"
        try:
            with self._saying:
                self.connection.sendall(line)
        except OSError:
            self._hang_up()  # the listening thread sees the end of it

    def _hang_up(self) -> None:
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End the connection, but not under the hands of a thread that says something."""
        self._hang_up()
        with self._saying:
            self.connection.close()


class Callers:
    """All callers. `next` gives one request after another, each caller in turn."""

    def __init__(
        self,
        version: str,
        course_root: str,
        *,
        listener: socket.socket | None = None,
        path: Path | None = None,
        connection: socket.socket | None = None,
    ) -> None:
        """Either listens at `path`, or has one `connection` and ends with it."""
        self._about = {"version": version, "pid": os.getpid(), "course_root": course_root}
        self._listener, self._path = listener, path
        self._inode = path.stat().st_ino if path else 0
        self._only = connection
        self._since = time.monotonic()
        self._selector = selectors.DefaultSelector()
        self._callers: collections.deque[Caller] = collections.deque()
        self._changed = threading.Condition()
        self._closing = False
        self._running: Request | None = None
        self.checks = 0
        """How many exercises were graded."""
        self.last = time.monotonic()
        """When something was last asked for."""
        self.wanted = threading.Event()
        """Set while a request waits that nobody works on."""

    def start(self) -> None:
        """Begin to listen, in a thread."""
        if self._listener is not None:
            self._listener.setblocking(False)
            self._selector.register(self._listener, selectors.EVENT_READ)
        if self._only is not None:
            self._add(self._only)
        threading.Thread(target=self._listen, daemon=True, name="callers").start()

    # -- for whoever serves -------------------------------------------------------------------

    def next(self, seconds: float) -> Request | None:
        """The next request, waiting at most `seconds`; None if there is none."""
        with self._changed:
            self._changed.wait_for(lambda: self._closing or self._due() is not None, seconds)
            self._running = self._due()
            if self._running is not None:
                self.last = time.monotonic()
            self._tell_wanted()
            return self._running

    def finish(self, request: Request) -> None:
        """It is done: the caller may be told its next thing."""
        with self._changed:
            self._running = None
            with contextlib.suppress(ValueError):
                request.caller.requests.remove(request)
            self._back(request.caller)
        request.caller.say({"event": "done"})

    def pause(self, request: Request) -> None:
        """One job of it is done; it is the turn of others."""
        with self._changed:
            self._running = None
            self._back(request.caller)

    @property
    def closing(self) -> bool:
        """Whether nothing new is taken any more."""
        return self._closing

    def close(self) -> bool:
        """Take nothing new; False, and nothing done, where somebody asks or comes meanwhile."""
        with self._changed, self._address_locked() as ours:
            if not ours or self._due() is not None:
                return False
            self._close()
            return True

    @contextlib.contextmanager
    def _address_locked(self) -> Iterator[bool]:
        """Whether nobody is about to put another grader in our place."""
        if self._path is None:
            yield True
            return
        handle = os.open(self._path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            yield try_lock(handle)
        finally:
            os.close(handle)

    def _due(self) -> Request | None:
        return next((caller.requests[0] for caller in self._callers if caller.requests), None)

    def _back(self, caller: Caller) -> None:
        with contextlib.suppress(ValueError):
            self._callers.remove(caller)
            self._callers.append(caller)
        self.last = time.monotonic()
        self._tell_wanted()

    def _tell_wanted(self) -> None:
        waiting = sum(len(caller.requests) for caller in self._callers)
        if waiting > (self._running is not None):
            self.wanted.set()
        else:
            self.wanted.clear()

    def _close(self) -> None:
        self._closing = True
        self.wanted.set()
        if self._listener is not None:
            assert self._path is not None
            with contextlib.suppress(OSError):
                if self._path.stat().st_ino == self._inode:
                    self._path.unlink()
            with contextlib.suppress(KeyError):
                self._selector.unregister(self._listener)
            self._listener.close()
            self._listener = None
        self._changed.notify_all()

    # -- the listening thread -----------------------------------------------------------------

    def _listen(self) -> None:
        with self._selector:
            while self._callers or not self._closing:
                for key, _ in self._selector.select(1.0):
                    if key.data is None:
                        self._accept()
                    else:
                        self._hear(key.data)

    def _accept(self) -> None:
        listener = self._listener
        try:
            if listener is None:
                return
            connection, _ = listener.accept()
        except OSError:
            return
        if _user_of(connection) in (os.geteuid(), 0, None):
            self._add(connection)
        else:
            connection.close()

    def _add(self, connection: socket.socket) -> None:
        caller = Caller(connection)
        with self._changed:
            self._callers.append(caller)
        self._selector.register(connection, selectors.EVENT_READ, caller)

    def _hear(self, caller: Caller) -> None:
        try:
            data = caller.connection.recv(65536)
        except OSError:
            data = b""
        caller.heard += data
        try:
            while b"\n" in caller.heard:
                line, _, rest = caller.heard.partition(b"\n")
                caller.heard = rest
                body = json.loads(line)
                self._obey(caller, str(body["request"]), body)
        except (ValueError, KeyError, TypeError, RecursionError):
            data = b""
        if not data or len(caller.heard) > MAX_LINE:
            self._drop(caller)

    def _obey(self, caller: Caller, what: str, body: dict[str, Any]) -> None:
        if what == "hello":
            caller.say({"event": "hello", **self._about})
        elif what == "status":
            caller.say({"event": "status", **self._about, **self._state()})
        elif what == "cancel":
            self._cancel(caller)
        elif what in ("retire", "stop"):
            with self._changed:
                if what == "stop":
                    for each in self._callers:
                        self._forget(each)
                self._close()
            caller.say({"event": "retired"})
        else:
            with self._changed:
                caller.requests.append(Request(caller, body))
                self._tell_wanted()
                self._changed.notify_all()

    def _cancel(self, caller: Caller) -> None:
        with self._changed:
            waiting = [request for request in caller.requests if request is not self._running]
            self._forget(caller)
        for _ in waiting:
            caller.say({"event": "done"})

    def _forget(self, caller: Caller) -> None:
        """Cancel what it asked for; what runs stays in the list until it has ended."""
        for request in list(caller.requests):
            request.cancelled.set()
            if request is not self._running:
                caller.requests.remove(request)

    def _drop(self, caller: Caller) -> None:
        with self._changed:
            self._forget(caller)
            with contextlib.suppress(ValueError):
                self._callers.remove(caller)
            self._tell_wanted()
            self._selector.unregister(caller.connection)
            if caller.connection is self._only:
                self._close()
        caller.close()

    def _state(self) -> dict[str, Any]:
        now = time.monotonic()
        with self._changed:
            waiting = sum(len(caller.requests) for caller in self._callers)
            running = self._running
            return {
                "seconds": round(now - self._since),
                "idle": 0 if running else round(now - self.last),
                "checks": self.checks,
                "programs": len(self._callers) - 1,
                "running": running is not None,
                "waiting": waiting - (running is not None),
            }


def _user_of(connection: socket.socket) -> int | None:
    """Who is at the other end; None where the system does not tell (the folder guards us then)."""
    if sys.platform != "linux":
        return None
    size = struct.calcsize("3i")
    data = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
    return int(struct.unpack("3i", data)[1])
