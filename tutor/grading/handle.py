"""One forked worker, as the grader holds it: frames, output, and limits watched from outside."""

from __future__ import annotations

import contextlib
import os
import queue
import select
import shutil
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tutor.grading import wire

MAX_OUTPUT = 20_000
MAX_THREADS = 256
MAX_SCRATCH = 1 << 30
MAX_ENTRIES = 20_000
READY_SECONDS = 60.0
_CHUNKS = 64

Box = queue.Queue[dict[str, Any]]


class PoolError(Exception):
    """No worker can be had; the message says why."""


class WorkerEnded(Exception):
    """A worker gave no answer: `timed_out`, `out_of_memory` or `crashed`, with a detail."""

    def __init__(self, outcome: str, detail: str = "") -> None:
        super().__init__(outcome)
        self.outcome, self.detail = outcome, detail


class Worker:
    """A worker from fork to end. `kill` asks the zygote to end it."""

    def __init__(
        self,
        connection: socket.socket,
        output: int,
        box: Box,
        kill: Callable[[], None],
        *,
        scratch: Path,
        owns_scratch: bool,
        max_memory: int,
        whole_session: bool,
    ) -> None:
        self._connection, self._output_fd, self._box, self._kill = connection, output, box, kill
        self._receiver = wire.Receiver(connection)
        os.set_blocking(output, False)
        self._output, self._cut = bytearray(), 0
        self._output_ended = False
        self._pid: int | None = None
        self._exit: int | None = None
        self._gone = False
        self.scratch, self._owns_scratch = scratch, owns_scratch
        self.max_memory, self._whole_session = max_memory, whole_session
        self._open = True

    # -- its life -----------------------------------------------------------------------------

    @property
    def pid(self) -> int:
        """Its process; waits until it is forked."""
        if self._pid is None:
            try:
                answer = self._box.get(timeout=READY_SECONDS)
            except queue.Empty:
                raise PoolError("the worker process does not answer") from None
            if "pid" not in answer:
                self._gone = True
                raise PoolError("the worker process has gone")
            self._pid = int(answer["pid"])
        return self._pid

    def ready(self) -> list[str]:
        """Wait until it is sandboxed and warm; the layers that failed. Raises PoolError."""
        assert self.pid
        try:
            message, _ = self.receive(READY_SECONDS)
        except WorkerEnded as ended:
            self._drain()
            said = bytes(self._output).decode(errors="replace").strip().splitlines()
            detail = f"{ended.outcome} {ended.detail}".strip()
            raise PoolError(f"a worker did not start: {said[-1] if said else detail}") from None
        if self._peek() == b"":  # it was killed while it stood ready
            raise PoolError("a worker ended before it was asked for anything")
        return [str(name) for name in message.get("failed", [])]

    def send(self, message: dict[str, Any], blobs: list[Any] | None = None) -> None:
        """Send one frame; a worker that has gone is noticed by `receive`."""
        with contextlib.suppress(OSError):
            self._connection.settimeout(READY_SECONDS)
            wire.send(self._connection, message, blobs)

    def said_more(self) -> bool:
        """Whether something waits to be read that nobody asked for."""
        return bool(self._peek())

    def _peek(self) -> bytes | None:
        """What comes next, b"" where the other end is closed, None where there is nothing yet."""
        self._connection.settimeout(0)
        try:
            return self._connection.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def receive(self, seconds: float, check: Callable[[], None] = lambda: None) -> wire.Frame:
        """The next frame, within `seconds` of CPU time and three times that of the wall's.

        Raises WorkerEnded. `check` is called now and then, and may raise to give up waiting.
        """
        started_cpu, wall = self.cpu(), time.monotonic() + 3 * seconds
        checked = 0.0
        while True:
            watched: list[Any] = [self._connection]
            if not self._output_ended:
                watched.append(self._output_fd)
            readable, _, _ = select.select(watched, [], [], 0.05)
            if self._output_fd in readable:
                self._drain()
            if self._connection in readable:
                break
            if not readable or time.monotonic() - checked > 0.05:
                self._check_limits(seconds, started_cpu, wall)
                check()
                checked = time.monotonic()
        try:
            frame = self._receiver.receive(wall)
        except wire.Expired:
            raise WorkerEnded("timed_out", "wall") from None
        except wire.Closed:
            self._wait_for_exit(5)
            raise WorkerEnded(*self._how_it_ended()) from None
        except wire.WireError as error:
            raise WorkerEnded("crashed", str(error)) from error
        self._drain()
        return frame

    def _wait_for_exit(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while self._exit is None and not self._gone and time.monotonic() < deadline:
            try:
                answer = self._box.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                return
            self._gone = "gone" in answer
            if "exited" in answer:
                self._exit = int(answer["status"])

    def _how_it_ended(self) -> tuple[str, str]:
        if self._exit is None:
            return "crashed", ""
        if self._exit < 0:
            return "crashed", signal.Signals(-self._exit).name
        return "crashed", f"exit {self._exit}"

    def stop(self) -> None:
        """Have it killed, if it has not ended; `close` waits for that."""
        if self._open and self._exit is None and not self._gone:
            self._kill()

    def close(self) -> None:
        """Let it go, or kill it; remove its scratch folder."""
        if not self._open:
            return
        self.stop()
        self._open = False
        self._connection.close()
        self._wait_for_exit(10)
        os.close(self._output_fd)
        if self._owns_scratch:
            shutil.rmtree(self.scratch, ignore_errors=True)

    # -- limits -------------------------------------------------------------------------------

    def _check_limits(self, seconds: float, started_cpu: float, wall: float) -> None:
        if self.cpu() - started_cpu > seconds:
            raise WorkerEnded("timed_out", "cpu")
        if time.monotonic() > wall:
            raise WorkerEnded("timed_out", "wall")
        pages, threads = 0, 0
        for pid in self._processes():
            more_pages, more_threads = _usage(pid)
            pages, threads = pages + more_pages, threads + more_threads
        if pages * os.sysconf("SC_PAGESIZE") > self.max_memory:
            raise WorkerEnded("out_of_memory", "")
        if threads > MAX_THREADS:
            raise WorkerEnded("crashed", f"more than {MAX_THREADS} threads")
        if _is_larger(self.scratch, MAX_SCRATCH, MAX_ENTRIES):
            raise WorkerEnded("crashed", "too much was written to the scratch folder")

    def _processes(self) -> Iterator[int]:
        yield self.pid
        if not self._whole_session or sys.platform != "linux":
            return
        for entry in os.scandir("/proc"):
            if entry.name.isdigit() and int(entry.name) != self.pid:
                with contextlib.suppress(OSError):
                    if os.getsid(int(entry.name)) == self.pid:
                        yield int(entry.name)

    def cpu(self) -> float:
        """CPU seconds that it has used; 0 where the system does not tell."""
        used = 0.0
        for pid in self._processes():
            with contextlib.suppress(OSError):
                # the CPU clock of another process, by the number that clock_getcpuclockid gives
                used += time.clock_gettime((~pid << 3) | 2)
        return used

    # -- output -------------------------------------------------------------------------------

    def _drain(self) -> None:
        for _ in range(_CHUNKS):  # who prints without end is not listened to without end
            try:
                chunk = os.read(self._output_fd, 65536)
            except (BlockingIOError, OSError):
                return
            if not chunk:
                self._output_ended = True
                return
            room = MAX_OUTPUT - len(self._output)
            self._output += chunk[:room]
            self._cut += max(0, len(chunk) - room)

    def printed(self) -> str:
        """What was printed since the last call, bounded."""
        self._drain()
        text = bytes(self._output).decode(errors="replace")
        if self._cut:
            text += f"\n[… {self._cut:,} more bytes were printed and cut]"
        self._output, self._cut = bytearray(), 0
        return text


def _usage(pid: int) -> tuple[int, int]:
    """Resident pages and threads of a process; zeros where it has gone or the system is silent."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[21]), int(fields[17])
    except (OSError, ValueError, IndexError):
        return 0, 0


def _is_larger(folder: Path, size: int, entries: int) -> bool:
    """Whether a folder holds more than that. Nothing is followed out of it."""
    left, waiting = size, [str(folder)]
    while waiting:
        try:
            listing = list(os.scandir(waiting.pop()))
        except OSError:
            continue
        for entry in listing:
            entries -= 1
            with contextlib.suppress(OSError):
                left -= entry.stat(follow_symlinks=False).st_blocks * 512
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
        if left < 0 or entries < 0:
            return True
    return False
