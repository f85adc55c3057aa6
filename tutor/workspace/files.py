"""Writing files so that a reader, or a crash, never sees half of one."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from tutor.workspace.errors import from_os

_SUFFIX = ".tutor-tmp"
_OLD = 3600.0
"""Seconds after which a temporary file belongs to a program that was killed."""


def write(file: Path, content: bytes) -> None:
    """Replace the file's content at once, keeping its permissions; raises WorkspaceError."""
    file = Path(os.path.realpath(file))  # the file behind a link, not the link
    try:
        mode = file.stat().st_mode if file.exists() else None
        with _beside(file, content) as temporary:
            if mode is not None:
                os.chmod(temporary, mode & 0o7777)
            os.replace(temporary, file)
        _sync_folder(file.parent)
    except OSError as error:
        raise from_os(error, file) from error


def create(file: Path, content: bytes) -> bool:
    """Write a new file at once; False, and nothing done, where there is one already."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if os.path.lexists(file):
            return False
        with _beside(file, content) as temporary:
            try:
                os.link(temporary, file)  # unlike a rename, never replaces
            except FileExistsError:
                return False
            except OSError:  # a file system without hard links
                with file.open("xb") as stream:
                    stream.write(content)
        _sync_folder(file.parent)
    except FileExistsError:
        return False
    except OSError as error:
        raise from_os(error, file) from error
    return True


@contextlib.contextmanager
def _beside(file: Path, content: bytes) -> Iterator[str]:
    """A temporary file in the same folder with that content, safely on the disk."""
    temporary = str(file.with_name(f".{file.name}.{os.urandom(6).hex()}{_SUFFIX}"))
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with open(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        yield temporary
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)


def _sync_folder(folder: Path) -> None:
    with contextlib.suppress(OSError):  # some file systems cannot
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def names(folder: Path) -> frozenset[str]:
    """What lies in `folder`; nothing where it cannot be read: writing there says why."""
    try:
        return frozenset(os.listdir(folder))
    except OSError:
        return frozenset()


def sweep(folder: Path, there: Iterable[str]) -> None:
    """Remove what a killed program left behind in `folder`, of the names that were `there`."""
    with contextlib.suppress(OSError):
        for name in there:
            if name.startswith(".") and name.endswith(_SUFFIX):
                file = folder / name
                if time.time() - file.stat().st_mtime > _OLD:
                    file.unlink()


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold a lock that any other program waits for; a killed program's is free."""
    try:
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise from_os(error, file) from error
    try:
        with contextlib.suppress(OSError):  # a file system without locks: SQLite's own remain
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
