"""Where a shared grader is found, and which one it is. Imports no torch.

All programs of one user that use the same course, Python and settings share one grader. Its socket
lies in a folder that is the user's alone.
"""

from __future__ import annotations

import contextlib
import fcntl
import importlib.util
import os
import stat
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tutor import __version__
from tutor.grading.reports import GraderError

PACKAGE = Path(__file__).resolve().parents[1]
_LONGEST = 100
"""Bytes of a socket's path: macOS takes 103, Linux 107."""
_SETTINGS = ("CUDA_VISIBLE_DEVICES", "HOME", "PYTHONPATH", "TMPDIR", "XDG_CACHE_HOME")
_NOT_SETTINGS = ("TUTOR_GRADER", "TUTOR_DATA")
_START_SECONDS = 60.0


@dataclass(frozen=True)
class Address:
    """The files of one shared grader."""

    socket: Path
    lock: Path
    log: Path

    @classmethod
    def of(cls, course_root: Path) -> Address:
        """The address of the grader for a course; makes the folder. Raises GraderError."""
        import hashlib  # loads OpenSSL, which the first screen does without

        settings = {
            name: value
            for name, value in sorted(os.environ.items())
            if name in _SETTINGS or (name.startswith("TUTOR_") and name not in _NOT_SETTINGS)
        }
        parts = [os.path.realpath(course_root), sys.executable, str(PACKAGE), str(settings)]
        name = hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
        return cls.named(runtime_folder(), name)

    @classmethod
    def named(cls, folder: Path, name: str) -> Address:
        """The address with that name."""
        return cls(folder / f"{name}.sock", folder / f"{name}.lock", folder / f"{name}.log")

    def said(self) -> bytes:
        """The log of the grader that ran last."""
        return _content(str(self.log))

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the right to start or end the grader; a killed program's is free again."""
        handle = os.open(self.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            until = time.monotonic() + _START_SECONDS
            while not try_lock(handle):
                if time.monotonic() > until:
                    raise GraderError(
                        "another program has been starting the grader for a minute; "
                        "run `tutor grader stop`, then try again"
                    )
                time.sleep(0.01)
            yield
        finally:
            os.close(handle)


def try_lock(handle: int) -> bool:
    """Whether the open file, or folder, is now locked by us."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def runtime_folder() -> Path:
    """The user's own folder for sockets, made where it is missing. Raises GraderError."""
    own = f"tutor-{os.geteuid()}"
    given = os.environ.get("XDG_RUNTIME_DIR")
    candidates = [Path(given) / "tutor"] if given and _is_private(Path(given)) else []
    # not by tempfile, which takes longer to import than all of this
    candidates += [Path(os.environ.get("TMPDIR") or "/tmp") / own, Path("/tmp") / own]
    for folder in candidates:
        if len(os.fsencode(folder)) + len("/0123456789abcdef.sock") > _LONGEST:
            continue
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, exist_ok=True)
        if _is_private(folder):
            return folder
    raise GraderError(
        f"{candidates[-1]} must be a folder that is yours alone, and is not: "
        "remove it, or set TUTOR_GRADER=off"
    )


def _is_private(folder: Path) -> bool:
    try:
        state = folder.lstat()
    except OSError:
        return False
    return (
        stat.S_ISDIR(state.st_mode)
        and state.st_uid == os.geteuid()
        and not state.st_mode & 0o077
        and os.access(folder, os.W_OK)
    )


def version() -> str:
    """Changes with tutor, the code that grades, and torch: a grader of another one is replaced."""
    import hashlib

    digest = hashlib.sha256(f"{__version__}\0{sys.version}".encode())
    for folder in ("grading", "lab", "course"):
        for found, folders, names in os.walk(PACKAGE / folder):
            folders[:] = sorted(each for each in folders if each != "__pycache__")
            for name in sorted(names):
                if name.endswith((".py", ".toml")):
                    file = os.path.join(found, name)
                    digest.update(name.encode())
                    digest.update(_content(file))
    torch = importlib.util.find_spec("torch")
    if torch is not None and torch.origin:
        digest.update(_content(os.path.join(os.path.dirname(torch.origin), "version.py")))
    return digest.hexdigest()


def _content(file: str) -> bytes:
    try:
        with open(file, "rb") as stream:
            return stream.read()
    except OSError:
        return b""
