"""What can be wrong with a workspace, in words that a learner can act on."""

from __future__ import annotations

import errno
import tomllib
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)


@cache
def _words(language: str) -> dict[str, str]:
    file = _FOLDER / f"errors.{language}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else _words("en")


class WorkspaceError(Exception):
    """Something about a workspace; `str()` is English, `text(language)` any language."""

    def __init__(self, reason: str, **fields: object) -> None:
        """`reason` is a key of errors.en.toml, `fields` what its sentence names."""
        self.reason, self.fields = reason, fields
        super().__init__(self.text("en"))

    def text(self, language: str) -> str:
        """The sentence, with the next command."""
        return _words(language)[self.reason].format(**self.fields)


def from_os(error: OSError, path: Path) -> WorkspaceError:
    """The sentence for a system call that failed on `path`."""
    if error.errno in _FULL:
        return WorkspaceError("disk_full", path=path)
    if error.errno in _READ_ONLY:
        return WorkspaceError("read_only", path=path)
    return WorkspaceError("system", path=path, problem=error.strerror or str(error))
