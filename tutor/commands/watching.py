"""Waiting until a file is saved."""

from __future__ import annotations

import time
from pathlib import Path

PAUSE = 0.25
"""Seconds between two looks: a save is seen at once, and an idle wait costs nothing."""

State = tuple[int, int, int] | None


def _state(file: Path) -> State:
    try:
        status = file.stat()
    except OSError:
        return None  # between an editor's delete and its write
    return status.st_mtime_ns, status.st_size, status.st_ino


def wait_for_change(files: list[Path]) -> list[Path]:
    """Return the files that were saved since the call, once nothing changes any more."""
    before = {file: _state(file) for file in files}
    last = before
    while True:
        time.sleep(PAUSE)
        seen = {file: _state(file) for file in files}
        changed = [file for file in files if seen[file] not in (None, before[file])]
        if changed and seen == last:
            return changed
        last = seen
