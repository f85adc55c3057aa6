"""The process that runs a lesson's cells; `CellSession` starts this file and talks to it.

Commands come in and frames go out as lines of JSON, over two pipes whose numbers are the
arguments. Python's own printing becomes frames, so that text and figures keep their order; what
a library or a subprocess writes to descriptors 1 and 2 is read by the session.
"""

from __future__ import annotations

import ast
import builtins
import codecs
import contextlib
import io
import json
import linecache
import os
import queue
import signal
import sys
import threading
import time
import traceback
import types
from pathlib import Path
from typing import Any

TEXT_LIMIT = 200_000
"""Characters that one cell may print."""
FIGURE_LIMIT = 4_000_000
"""Characters of JSON in one figure."""
FIGURES_LIMIT = 100
"""Figures that one cell may draw."""
CUT = "\n... output cut\n"


class Channel:
    """Sends frames while a cell runs. An interrupt waits until a frame is whole."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._lock = threading.RLock()
        self._process = os.getpid()
        self._sending = self._interrupted = self.running = False
        self._text_left = self._figures_left = 0

    def begin(self) -> None:
        """A cell starts: its output counts from nothing."""
        self._text_left, self._figures_left = TEXT_LIMIT, FIGURES_LIMIT
        self._interrupted, self.running = False, True

    def on_interrupt(self, number: int, frame: Any) -> None:
        """The handler of SIGINT: it ends the running cell, and nothing else."""
        if self._sending:
            self._interrupted = True
        elif self.running:
            raise KeyboardInterrupt

    def send(self, frame: dict[str, Any]) -> None:
        """Write one frame."""
        data = json.dumps(frame, separators=(",", ":")).encode() + b"\n"
        main = threading.current_thread() is threading.main_thread()
        self._sending = self._sending or main
        with self._lock:
            while data:
                data = data[os.write(self._descriptor, data) :]
        if main:
            self._sending = False
            if self._interrupted and self.running:
                self._interrupted = False
                raise KeyboardInterrupt

    def text(self, stream: str, text: str) -> None:
        """Send what the cell printed, as far as the limit allows."""
        if not text or not self.running or self._text_left < 0:
            return
        self._text_left -= len(text)
        if self._text_left < 0:
            text = text[: self._text_left] + CUT
        self.send({"kind": "text", "stream": stream, "text": text})

    def figure(self, figure: dict[str, Any]) -> None:
        """Send a figure, after the text printed before it."""
        if not self.running or os.getpid() != self._process:
            return
        sys.stdout.flush()
        sys.stderr.flush()
        self._figures_left -= 1
        if self._figures_left < 0:
            raise RuntimeError(f"a cell draws at most {FIGURES_LIMIT} figures")
        if len(json.dumps(figure)) > FIGURE_LIMIT:
            raise ValueError("this figure is too large to draw: show fewer points or images")
        self.send({"kind": "figure", "figure": figure})

    def owns(self) -> bool:
        """Whether this is the process that the session talks to, not a fork of it."""
        return os.getpid() == self._process


class Printed(io.RawIOBase):
    """The bottom of `sys.stdout`: bytes become text frames."""

    def __init__(self, channel: Channel, stream: str, descriptor: int) -> None:
        self._channel, self._stream, self._descriptor = channel, stream, descriptor
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        """It is."""
        return True

    def fileno(self) -> int:
        """The descriptor that subprocesses write to."""
        return self._descriptor

    def write(self, data: Any) -> int:
        """Send `data`; a forked process writes to the descriptor instead."""
        raw = bytes(data)
        if self._channel.owns():
            self._channel.text(self._stream, self._decoder.decode(raw))
        else:
            os.write(self._descriptor, raw)
        return len(raw)


class Cells:
    """One namespace, in which the cells run in order."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._names: set[str] = set()
        # pickle finds a cell's classes and functions under this name
        self._module = types.ModuleType("__main__")
        sys.modules["__main__"] = self._module

    def run(self, source: str, name: str) -> bool:
        """Run a cell; returns whether it ended without an exception."""
        self._names.add(name)
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        started = time.perf_counter()
        self._channel.begin()
        failure: BaseException | None = None
        try:
            self._execute(source, name)
        except BaseException as error:
            failure = error
        seconds = time.perf_counter() - started
        with contextlib.suppress(KeyboardInterrupt):
            sys.stdout.flush()
            sys.stderr.flush()
        self._channel.running = False
        if failure is not None:
            self._channel.send(self._describe(failure))
        self._channel.send({"kind": "done", "ok": failure is None, "seconds": seconds})
        return failure is None

    def _execute(self, source: str, name: str) -> None:
        tree = ast.parse(source, name)
        last = tree.body[-1] if tree.body else None
        echo = isinstance(last, ast.Expr) and not source.rstrip().endswith(";")
        if echo:
            tree.body.pop()
        names = self._module.__dict__
        exec(compile(tree, name, "exec", dont_inherit=True), names)
        if echo and isinstance(last, ast.Expr):
            expression = ast.Expression(last.value)
            value = eval(compile(expression, name, "eval", dont_inherit=True), names)
            if value is not None:
                names["_"] = value
                print(repr(value))

    def _describe(self, error: BaseException) -> dict[str, Any]:
        if isinstance(error, KeyboardInterrupt):
            message = "the cell was stopped"
        else:
            try:
                message = str(error)
            except Exception:
                message = "(its message cannot be shown)"
        return {
            "kind": "error",
            "type": type(error).__qualname__,
            "message": message[:TEXT_LIMIT],
            "traceback": self._traceback(error)[-TEXT_LIMIT:],
        }

    def _traceback(self, error: BaseException) -> str:
        whole = traceback.TracebackException.from_exception(error)
        part: traceback.TracebackException | None = whole
        seen: set[int] = set()
        while part is not None and id(part) not in seen:
            seen.add(id(part))
            own = [frame for frame in part.stack if frame.filename in self._names]
            part.stack = traceback.StackSummary.from_list(own)
            part = part.__cause__ or part.__context__
        return "".join(whole.format())


def no_input(prompt: object = "") -> str:
    """Stand in for `input`: nobody can type into a cell."""
    raise RuntimeError("a cell cannot ask for input: write the value into the cell instead")


def main(commands: int, frames: int) -> None:
    """Run the cells that come in, until the session goes away."""
    channel = Channel(frames)
    signal.signal(signal.SIGINT, channel.on_interrupt)
    for number, stream in ((1, "stdout"), (2, "stderr")):
        raw = io.BufferedWriter(Printed(channel, stream, number), 8192)
        text = io.TextIOWrapper(raw, encoding="utf-8", errors="replace", line_buffering=True)
        setattr(sys, stream, text)
        setattr(sys, f"__{stream}__", text)
    builtins.input = no_input
    sys.path.append(str(Path(__file__).resolve().parents[2]))
    from tutor import figures

    figures.set_display(channel.figure)
    waiting: queue.Queue[dict[str, Any]] = queue.Queue()

    def listen() -> None:
        with open(commands, "rb") as pipe:
            for line in pipe:
                waiting.put(json.loads(line))
        os.killpg(0, signal.SIGKILL)  # the session is gone, and with it whoever wanted the cells

    threading.Thread(target=listen, daemon=True).start()
    # most lessons need it, and the reader is still reading the first paragraph
    with contextlib.suppress(Exception):
        import torch

        torch.set_num_threads(1)
    cells = Cells(channel)
    while True:
        command = waiting.get()
        cells.run(command["source"], command["name"])


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
