"""Run a lesson's cells, in order and in one namespace, in a process of their own."""

from __future__ import annotations

import codecs
import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tutor.grading.cell_child import CUT, TEXT_LIMIT

Event = dict[str, Any]

_utf8 = codecs.getincrementaldecoder("utf-8")
GRACE = 2.0
"""Seconds that an interrupted cell has to end by itself."""


class CellSession:
    """A process that runs cells.

    It starts at once, so that torch is there when the first cell comes. `run` blocks while it is
    iterated, so a screen iterates it in a thread; `interrupt` and `close` may come from another.

    folder: where the cells run and write their files; made where it is missing.
    data: the folder of real data sets, where there is one.
    """

    def __init__(self, folder: Path, data: Path | None = None) -> None:
        self._folder, self._data = folder, data
        self._lock = threading.RLock()
        self._closed = False
        self._deadline: float | None = None
        self._process: _Process | None = None
        self._start()

    def __enter__(self) -> CellSession:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def run(self, source: str, *, filename: str = "cell 1") -> Iterator[Event]:
        """Run one cell and yield what happens: text, figures, an error, and at last `done`.

        Leaving the loop early ends the process: the names that cells made are gone.
        """
        with self._lock:
            process = self._start()
            self._deadline = None
        started, whole = time.perf_counter(), False
        left = TEXT_LIMIT
        try:
            with process.busy():
                process.send({"source": source, "name": filename})
                for event in process.events(self._overdue):
                    if event.pop("raw", False):
                        if left < 0:
                            continue
                        left -= len(event["text"])
                        if left < 0:
                            event["text"] = event["text"][:left] + CUT
                    whole = event["kind"] == "done"
                    yield event
                    if whole:
                        return
        finally:
            if not whole:
                process.kill()
            process.release()
        yield self._lost(process)
        yield {"kind": "done", "ok": False, "seconds": time.perf_counter() - started}

    def interrupt(self) -> None:
        """Stop the running cell; one that does not stop within two seconds loses its process."""
        with self._lock:
            if self._process is not None and self._deadline is None:
                self._deadline = time.monotonic() + GRACE
                self._process.interrupt()

    def restart(self) -> None:
        """Forget every name, and begin with a new process."""
        with self._lock:
            if self._process is not None:
                self._process.kill()
            self._start()

    def close(self) -> None:
        """End the process and whatever it started. A cell that runs ends with an error."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._process.kill()
                self._process.release()

    def _start(self) -> _Process:
        if self._closed:
            raise RuntimeError("this session is closed")
        if self._process is not None and not self._process.alive:
            self._process.kill()
            self._process.release()
            self._process = None
        if self._process is None:
            self._process = _Process(self._folder, self._data)
        return self._process

    def _overdue(self) -> bool:
        return self._deadline is not None and time.monotonic() > self._deadline

    def _lost(self, process: _Process) -> Event:
        if self._closed:
            why, kind = "the session was closed", "Closed"
        elif self._deadline is not None:
            why, kind = "the cell did not stop when asked, so its process was ended", "Stopped"
        else:
            why, kind = f"the process that runs the cells {process.ending()}", "ProcessEnded"
        message = f"{why}; the names that cells made are gone: run them again from the first one"
        return {"kind": "error", "type": kind, "message": message, "traceback": ""}


class _Process:
    """The child, its pipes, and what comes out of them."""

    def __init__(self, folder: Path, data: Path | None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        commands_out, self._commands = os.pipe()
        self._frames, frames_in = os.pipe()
        child = Path(__file__).with_name("cell_child.py")
        try:
            self._popen = subprocess.Popen(
                [sys.executable, "-P", str(child), str(commands_out), str(frames_in)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=folder,
                env=_environment(data),
                pass_fds=(commands_out, frames_in),
                start_new_session=True,  # its own group: the terminal's Ctrl-C is not for it
            )
        except BaseException:
            os.close(self._commands)
            os.close(self._frames)
            raise
        finally:
            os.close(commands_out)
            os.close(frames_in)
        assert self._popen.stdout is not None
        assert self._popen.stderr is not None
        self._raw = {"stdout": self._popen.stdout, "stderr": self._popen.stderr}
        for pipe in self._raw.values():
            os.set_blocking(pipe.fileno(), False)
        os.set_blocking(self._frames, False)
        self._lock = threading.Lock()
        self._busy = self._killed = self._released = False
        self._unread = b""
        self._decoders = {name: _utf8("replace") for name in self._raw}

    @property
    def alive(self) -> bool:
        """Whether it can take another cell."""
        return not self._killed and self._popen.poll() is None

    def send(self, command: dict[str, str]) -> None:
        """Hand a command over; what was left in the pipes belongs to no cell any more."""
        for stream in self._raw:
            self._read_raw(stream)
        data = json.dumps(command).encode() + b"\n"
        with contextlib.suppress(BrokenPipeError):
            while data:
                data = data[os.write(self._commands, data) :]

    @contextlib.contextmanager
    def busy(self) -> Iterator[None]:
        """While somebody reads the pipes, nobody closes them."""
        with self._lock:
            self._busy = True
        try:
            yield
        finally:
            with self._lock:
                self._busy = False

    def events(self, overdue: Callable[[], bool]) -> Iterator[Event]:
        """What happens until a cell is done, or the process is gone."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._frames, selectors.EVENT_READ, "frames")
            for stream, pipe in self._raw.items():
                selector.register(pipe, selectors.EVENT_READ, stream)
            while not overdue():
                ready = {key.data for key, _ in selector.select(timeout=0.1)}
                for stream in ready & self._raw.keys():
                    text = self._read_raw(stream)
                    if text is None:
                        selector.unregister(self._raw[stream])
                    elif text:
                        yield {"kind": "text", "stream": stream, "text": text, "raw": True}
                if "frames" not in ready:
                    continue
                frames, ended = self._read_frames()
                for frame in frames:
                    if frame["kind"] == "done":
                        yield from self._drain()
                    yield frame
                if ended:
                    yield from self._drain()
                    return

    def interrupt(self) -> None:
        """Send SIGINT to the child alone; it passes it on to the running cell."""
        with contextlib.suppress(ProcessLookupError):
            self._popen.send_signal(signal.SIGINT)

    def kill(self) -> None:
        """End the child and everything it started."""
        with self._lock:
            if self._killed:
                return
            self._killed = True
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._popen.pid, signal.SIGKILL)
            self._popen.wait()
            os.close(self._commands)

    def release(self) -> None:
        """Close the pipes of a process that was killed, unless somebody reads them now."""
        with self._lock:
            if self._killed and not self._busy and not self._released:
                self._released = True
                os.close(self._frames)
                for pipe in self._raw.values():
                    pipe.close()

    def ending(self) -> str:
        """How it ended, in words."""
        code = self._popen.wait()
        if code == -signal.SIGKILL:
            return "was killed (is the memory full?)"
        if code < 0:
            return f"crashed ({signal.Signals(-code).name})"
        return f"ended by itself (exit status {code})"

    def _drain(self) -> Iterator[Event]:
        for stream in self._raw:
            while text := self._read_raw(stream):
                yield {"kind": "text", "stream": stream, "text": text, "raw": True}

    def _read_raw(self, stream: str) -> str | None:
        """Text that is there now; "" where there is none yet, None at the end."""
        try:
            data = os.read(self._raw[stream].fileno(), 65536)
        except BlockingIOError:
            return ""
        return self._decoders[stream].decode(data) if data else None

    def _read_frames(self) -> tuple[list[Event], bool]:
        try:
            data = os.read(self._frames, 1 << 20)
        except BlockingIOError:
            return [], False
        *lines, self._unread = (self._unread + data).split(b"\n")
        return [json.loads(line) for line in lines], not data


def _environment(data: Path | None) -> dict[str, str]:
    one = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    same = {"PYTHONHASHSEED": "0", "PYTHONUTF8": "1", "MPLBACKEND": "Agg", "COLUMNS": "80"}
    environment = os.environ | one | same
    for name in ("PYTHONWARNINGS", "PYTHONSTARTUP", "PYTHONINSPECT"):
        environment.pop(name, None)
    if data is not None:
        environment["TUTOR_DATA"] = str(data.resolve())
    return environment
