"""A real terminal for a test: tmux, keys, and what stands on the screen."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

TMUX = shutil.which("tmux")
SECONDS = 240
"""How long one waits for words on the screen: a grader's first start imports torch."""


class Terminal:
    """One program in one window."""

    def __init__(self, folder: str) -> None:
        self._environment = {**os.environ, "TMUX_TMPDIR": folder}
        self._environment.pop("TMUX", None)

    def tmux(self, *arguments: str) -> str:
        """A tmux command of this test's own server."""
        assert TMUX is not None
        done = subprocess.run(
            [TMUX, "-f", os.devnull, *arguments],
            env=self._environment, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        return done.stdout

    def start(self, command: Sequence[str], columns: int, rows: int, **more: str) -> None:
        """Run the program in a window of that size; a shell says when it has ended."""
        settings = [f"{name}={value}" for name, value in more.items()]
        line = shlex.join(["env", *settings, *command]) + '; echo "ended: $?"; sleep 1000'
        size = ["-x", str(columns), "-y", str(rows)]
        self.tmux("new-session", "-d", *size, line)

    @property
    def screen(self) -> str:
        """What stands there now."""
        return self.tmux("capture-pane", "-p")

    def until(self, *words: str) -> None:
        """Wait until all these words stand on the screen."""
        self.until_true(lambda screen: all(each in screen for each in words), " and ".join(words))

    def until_true(self, holds: Callable[[str], bool], what: str) -> None:
        """Wait until it holds of the screen."""
        end = time.monotonic() + SECONDS
        while not holds(screen := self.screen):
            if time.monotonic() > end:
                raise AssertionError(f"the screen did not come to show {what}:\n{screen}")
            time.sleep(0.1)

    def press(self, *keys: str) -> None:
        """Keys by tmux's names: `Enter`, `C-s`, `BSpace`."""
        self.tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Characters as they are."""
        self.tmux("send-keys", "-l", "--", text)


@contextlib.contextmanager
def terminal() -> Iterator[Terminal]:
    """A server of its own, gone with the block and everything in it."""
    folder = tempfile.mkdtemp(prefix="t", dir="/tmp")  # a socket's path must be short
    it = Terminal(folder)
    try:
        yield it
    finally:
        it.tmux("kill-server")
        shutil.rmtree(Path(folder), ignore_errors=True)
