"""What `author check` has seen pass, by content: `solutions/checked.toml`, committed.

An exercise's training cases are run again when its files have changed since, and for a random
tenth of the rest. Written only by the command, and never in CI.
"""

from __future__ import annotations

import os
import random
import tomllib
from pathlib import Path

TENTH = 0.1
_HEAD = "# Written by `tutor author check`: the content of each exercise when it last passed.\n"


class Record:
    """The file, read once and saved once."""

    def __init__(self, root: Path) -> None:
        self._file = root / "solutions" / "checked.toml"
        try:
            text = self._file.read_text(encoding="utf-8")
            self._before = dict(tomllib.loads(text).get("exercises", {}))
        except (OSError, tomllib.TOMLDecodeError):
            self._before = {}
        self._now = dict(self._before)

    def wants(self, name: str, digest: str) -> bool:
        """Whether the exercise's training cases are due."""
        return self._before.get(name) != digest or random.random() < TENTH

    def passed(self, name: str, digest: str) -> None:
        """Note that everything of the exercise passed."""
        self._now[name] = digest

    def save(self) -> None:
        """Write the file if anything is new."""
        if self._now == self._before or os.environ.get("CI"):
            return
        lines = [f'{name} = "{digest}"\n' for name, digest in sorted(self._now.items())]
        part = self._file.with_suffix(".part")
        part.write_text(_HEAD + "\n[exercises]\n" + "".join(lines), encoding="utf-8")
        os.replace(part, self._file)
