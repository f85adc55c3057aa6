"""A learner's file that is open here, and perhaps in another editor too."""

from __future__ import annotations

from pathlib import Path

from tutor.course.model import Exercise
from tutor.workspace import Workspace, WorkspaceError

Stamp = tuple[int, int, int]


class OpenFile:
    """Reads and writes it, and notices what others write. All methods raise WorkspaceError."""

    def __init__(self, workspace: Workspace, exercise: Exercise) -> None:
        self._workspace, self._exercise = workspace, exercise
        self.path = workspace.file(exercise)
        self.on_disk = ""
        """What it held when it was last read or written here."""
        self._stamp: Stamp | None = None
        self._emptied = False

    def read(self) -> str:
        """What it holds; a file that is missing begins as the stub."""
        if not self.path.exists():
            self._workspace.reset(self._exercise)
        self._stamp = self._look()
        self.on_disk = self._workspace.text(self._exercise)
        return self.on_disk

    def write(self, text: str) -> Path | None:
        """Replace what it holds. What another wrote meanwhile is kept: returns where."""
        copy = None
        if self.path.exists():
            try:
                theirs = self._workspace.text(self._exercise)
            except WorkspaceError:  # no text: kept as it is
                theirs = None
            if theirs not in (self.on_disk, text):
                copy = self._workspace.keep_copy(self._exercise)
        self._workspace.save(self._exercise, text)
        self.accept(text)
        return copy

    def accept(self, text: str) -> None:
        """This is what it holds now; no news any more."""
        self.on_disk = text
        self._stamp = self._look()

    def news(self) -> str | None:
        """What another program wrote since; None where there is nothing new. Costs one `stat`."""
        stamp = self._look()
        if stamp is None or stamp == self._stamp:
            return None
        if not stamp[1] and self.on_disk and not self._emptied:
            self._emptied = True  # an editor empties a file before it writes: look once more
            return None
        self._emptied = False
        try:
            text = self._workspace.text(self._exercise)
        except WorkspaceError:  # gone again, or half written
            return None
        self._stamp = stamp
        if text == self.on_disk:
            return None
        return text

    def _look(self) -> Stamp | None:
        try:
            seen = self.path.stat()
        except OSError:
            return None
        return seen.st_mtime_ns, seen.st_size, seen.st_ino
