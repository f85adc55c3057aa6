"""Reaching a grader: the shared one, started where none runs, or one of one's own.

Imports no torch, and of the standard library only what a check that finds its grader needs.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import struct
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tutor.grading.address import PACKAGE, Address, runtime_folder, version
from tutor.grading.reports import GraderError

if TYPE_CHECKING:
    import subprocess

_HELLO_SECONDS = 30.0
_LEAVE_SECONDS = 10.0
_DOCTOR = "run `tutor doctor`"
# Not `-m`: that would put the current folder, the learner's, before the libraries. The name of the
# module stands in the command all the same, for who looks at the processes.
_BOOT = "import sys; sys.path.append(sys.argv.pop(1));from tutor.grading.server import main; main()"


class Link:
    """A connection to a grader. Lines go both ways; nothing that comes is more than JSON."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._lines = connection.makefile("rb")
        self._sending = threading.Lock()
        self._asked = self._done = 0

    def send(self, request: dict[str, Any]) -> int:
        """Ask for something that ends in `done`; the how many-th of these it is.

        Raises OSError where the grader has gone.
        """
        line = json.dumps(request).encode() + b"\n"
        with self._sending:
            self._asked += 1
            self._connection.sendall(line)
            return self._asked

    def cancel(self) -> None:
        """Give up what was asked for and is not done."""
        with self._sending, contextlib.suppress(OSError):
            self._connection.sendall(b'{"request": "cancel"}\n')

    def events(self, number: int) -> Iterator[dict[str, Any]]:
        """What it answers to request `number`, until it ends; earlier answers are passed over."""
        for event in self._events():
            turn = self._done + 1
            self._done += event["event"] == "done"
            if turn == number:
                yield event

    def _events(self) -> Iterator[dict[str, Any]]:
        """All it says. Raises GraderError for what is no answer."""
        while True:
            try:
                line = self._lines.readline()
            except (OSError, ValueError):  # gone, or closed by another thread
                return
            if not line.endswith(b"\n"):
                return
            event = json.loads(line)
            if not isinstance(event, dict) or not isinstance(event.get("event"), str):
                raise GraderError(f"the grader answered something else; {_DOCTOR}")
            yield event

    def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any] | None:
        """The one answer to a question; None where the grader ends or says nothing."""
        self._connection.settimeout(seconds)
        try:
            self._connection.sendall(json.dumps(request).encode() + b"\n")
            return next(self._events(), None)
        except (OSError, ValueError):
            return None
        finally:
            with contextlib.suppress(OSError):
                self._connection.settimeout(None)

    def why_it_ended(self) -> str:
        """A sentence for a grader that has ended in the middle of a check."""
        return _died("", b"")

    def close(self) -> None:
        """Hang up; what was asked for and is not done is cancelled."""
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        with contextlib.suppress(OSError):
            self._lines.close()
        self._connection.close()


class SharedLink(Link):
    """A connection to a grader that others use too."""

    def __init__(self, connection: socket.socket, address: Address) -> None:
        super().__init__(connection)
        self._address = address

    def process(self) -> int:
        """The number of its process; 0 where the system does not tell."""
        if sys.platform != "linux":
            return 0
        size = struct.calcsize("3i")
        told = self._connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size)
        return int(struct.unpack("3i", told)[0])

    def kill(self) -> None:
        """End a grader that does not listen."""
        process = self.process()
        if process:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)

    def why_it_ended(self) -> str:
        """With the last line of its log."""
        return _died("", self._address.said())


class PrivateLink(Link):
    """A connection to a process that serves nobody else, and ends with it."""

    def __init__(
        self, connection: socket.socket, process: subprocess.Popen[bytes], said: IO[bytes]
    ) -> None:
        super().__init__(connection)
        self._process, self._said = process, said
        self._words = b""

    def why_it_ended(self) -> str:
        """With its status and the last line it said."""
        self.close()
        return _died(f" (status {self._process.poll()})", self._words)

    def close(self) -> None:
        """Hang up, and see that it ends."""
        import subprocess

        super().close()
        try:
            self._process.wait(_LEAVE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if not self._said.closed:
            self._said.seek(0)
            self._words = self._said.read()
            self._said.close()


def _died(status: str, said: bytes) -> str:
    lines = said[-4000:].decode(errors="replace").strip().splitlines()
    last = f": {lines[-1].rstrip('.')}" if lines else ""
    return f"the grader ended unexpectedly{status}{last}; try again, or {_DOCTOR}"


def is_shared() -> bool:
    """Whether a grader is shared and outlives its check: not in CI, not with TUTOR_GRADER=off."""
    wish = os.environ.get("TUTOR_GRADER", "")
    if wish in ("off", "shared"):
        return wish == "shared"
    return os.environ.get("CI", "").lower() in ("", "0", "false", "no")


def connect(course_root: Path) -> Link:
    """A grader for the course, one way or the other. Raises GraderError."""
    course_root = course_root.absolute()
    return connect_shared(course_root) if is_shared() else connect_private(course_root)


# -- a shared grader ----------------------------------------------------------------------------


def connect_shared(course_root: Path) -> Link:
    """The grader that runs for this course, replaced where it is of another version."""
    try:
        address, wanted = Address.of(course_root), version()
        link = _running(address, wanted)
        if link is not None:
            return link
        with address.locked():
            link = _running(address, wanted)  # somebody else may just have started one
            if link is None:
                retire(address)
                _start(address, course_root)
                link = _running(address, None)
    except OSError as error:
        raise GraderError(f"the grader cannot be started: {error}; {_DOCTOR}") from error
    if link is None:
        raise GraderError(_died("", address.said()))
    return link


def reach(address: Address) -> SharedLink | None:
    """A connection to the grader at an address; None where none runs."""
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    connection.settimeout(_HELLO_SECONDS)
    try:
        connection.connect(str(address.socket))
    except (FileNotFoundError, ConnectionError):
        connection.close()
        return None
    except OSError:
        connection.close()
        raise
    connection.settimeout(None)
    return SharedLink(connection, address)


def _running(address: Address, wanted: str | None) -> SharedLink | None:
    link = reach(address)
    if link is None:
        return None
    answer = link.ask({"request": "hello"}, _HELLO_SECONDS)
    if answer is not None and wanted in (None, answer.get("version")):
        return link
    link.close()
    return None


def retire(address: Address, how: str = "retire") -> bool:
    """End the grader: after what it is doing, or with `stop` at once. Whether there was one.

    What does not answer is killed. The caller holds the address's lock.
    """
    link = reach(address)
    if link is not None:
        try:
            if link.ask({"request": how}, _LEAVE_SECONDS) is None:
                link.kill()
        finally:
            link.close()
    with contextlib.suppress(FileNotFoundError):
        address.socket.unlink()
    return link is not None


def addresses() -> list[Address]:
    """Where this user's graders may be running."""
    folder = runtime_folder()
    return [Address.named(folder, socket.stem) for socket in sorted(folder.glob("*.sock"))]


def states() -> list[dict[str, Any]]:
    """What each running grader says of itself: `course_root`, `pid`, `seconds`, `idle`, `checks`,
    `programs`, `running`, `waiting`."""
    found = []
    for address in addresses():
        link = reach(address)
        if link is not None:
            state = link.ask({"request": "status"}, _LEAVE_SECONDS)
            found.append(state or {"course_root": "", "pid": link.process()})
            link.close()
    return found


def stop_all() -> int:
    """End all graders of this user at once; how many there were."""
    stopped = 0
    for address in addresses():
        with address.locked():
            stopped += retire(address, "stop")
    return stopped


def _start(address: Address, course_root: Path) -> None:
    import subprocess

    # returns as soon as it listens: what serves is a child of what is started here
    started = subprocess.run(
        [*_command(), "--socket", str(address.socket), "--course-root", str(course_root)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/",
    )  # fmt: skip
    if started.returncode:
        lines = started.stderr.decode(errors="replace").strip().splitlines() or ["no word"]
        raise GraderError(f"the grader cannot be started: {lines[-1]}; {_DOCTOR}")


# -- one's own ------------------------------------------------------------------------------------


def connect_private(course_root: Path) -> Link:
    """A process that serves this program alone."""
    import subprocess
    import tempfile

    ours, theirs = socket.socketpair()
    # its words go to a file: nobody reads a pipe while a check runs
    said = tempfile.TemporaryFile()  # noqa: SIM115
    try:
        process = subprocess.Popen(
            [*_command(), "--connection", str(theirs.fileno()), "--course-root", str(course_root)],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
            cwd="/",
            start_new_session=True,
        )
    except OSError as error:
        ours.close()
        said.close()
        raise GraderError(f"the grader cannot be started: {error}; {_DOCTOR}") from error
    finally:
        theirs.close()
    return PrivateLink(ours, process, said)


def _command() -> list[str]:
    return [sys.executable, "-P", "-c", _BOOT, str(PACKAGE.parent)]
