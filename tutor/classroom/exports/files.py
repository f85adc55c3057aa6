"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tutor.classroom.errors import ClassroomError


def write_whole(file: Path, parts: Iterable[str]) -> Path:
    """Write `parts` as UTF-8 beside `file`, then put them in its place; returns `file`.

    Raises ClassroomError where that cannot be done; what stood there before then still stands.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".writing-")
    except OSError as error:
        raise _cannot(file, error) from error
    try:
        with open(handle, "w", encoding="utf-8", newline="") as stream:
            stream.writelines(parts)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, 0o666 & ~_umask())  # mkstemp's own is for the owner alone
        os.replace(name, file)
    except OSError as error:
        raise _cannot(file, error) from error
    finally:
        Path(name).unlink(missing_ok=True)
    return file


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _cannot(file: Path, error: OSError) -> ClassroomError:
    return ClassroomError(
        f"{file} cannot be written: {error.strerror or error}. Make room there, or name another "
        "folder with --out; what was graded is safe in the gradebook."
    )
