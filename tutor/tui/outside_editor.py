"""The learner's own editor, which takes the terminal while it runs."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from textual.app import App


class OutsideEditorError(Exception):
    """There is no such editor, or it cannot be started."""

    def __init__(self, named: str) -> None:
        """`named`: what the learner's settings say."""
        super().__init__(named)
        self.named = named or "$EDITOR"


def edit_outside(app: App[Any], file: Path) -> None:
    """Open the file in $VISUAL or $EDITOR, and come back when it ends."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        command = shlex.split(named)
    except ValueError:  # a quotation mark that is not closed
        command = []
    if not command or shutil.which(command[0]) is None:
        raise OutsideEditorError(named)
    with app.suspend(), _deaf():
        try:
            subprocess.run([*command, str(file)], check=False)
        except OSError as error:
            raise OutsideEditorError(named) from error


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl+C is the editor's while it has the terminal. It does not inherit this handler."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
