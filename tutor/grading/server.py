"""The grader as a process: `python -m tutor.grading.server`, started by `tutor.grading.starting`.

Shared (`--socket PATH`), it puts itself into the background and outlives whoever started it.
Private (`--connection FD`), it serves one program and ends with it. Requests and answers are JSON
objects, one a line. Torch is imported after the first program can be heard.
"""

from __future__ import annotations

import argparse
import atexit
import contextlib
import importlib
import os
import shutil
import socket
import sys
import tempfile
import threading
from pathlib import Path

from tutor.grading.address import try_lock, version
from tutor.grading.callers import Callers
from tutor.grading.pool import Pool, PoolError

IDLE_SECONDS = 20 * 60.0
_BACKLOG = 64
_SCRATCH = "tutor-scratch-"


def listen(path: Path) -> socket.socket:
    """A socket at `path`, which only its owner can reach."""
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(0o177)
    try:
        listener.bind(str(path))
    finally:
        os.umask(before)
    listener.listen(_BACKLOG)
    return listener


def into_background(log: Path) -> None:
    """Leave the terminal and whoever started us; what is said from now on goes to `log`."""
    handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    if os.fork():
        os._exit(0)
    os.setsid()
    for stream in (1, 2):
        os.dup2(handle, stream)
    os.close(handle)


def own_scratch() -> None:
    """Let temporary files be made in a folder of our own; remove those that killed graders left."""
    parent = Path(tempfile.gettempdir())
    for folder in parent.glob(f"{_SCRATCH}*"):
        _remove_abandoned(folder)
    while True:
        own = tempfile.mkdtemp(prefix=_SCRATCH)
        handle = os.open(own, os.O_RDONLY | os.O_CLOEXEC)
        if try_lock(handle) and os.path.isdir(own):  # else another one took it for abandoned
            break
        os.close(handle)
    os.chmod(own, 0o711)  # a worker may run as another user, and must reach its own folder
    tempfile.tempdir = own
    atexit.register(shutil.rmtree, own, ignore_errors=True)


def _remove_abandoned(folder: Path) -> None:
    try:
        if folder.is_symlink() or folder.stat().st_uid != os.geteuid():
            return
        handle = os.open(folder, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_DIRECTORY)
    except OSError:
        return
    try:
        if try_lock(handle):
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(handle)


def main(arguments: list[str] | None = None) -> None:
    """Serve until nobody asks any more."""
    parser = argparse.ArgumentParser(prog="python -m tutor.grading.server")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--socket", type=Path)
    where.add_argument("--connection", type=int)
    parser.add_argument("--course-root", type=Path, required=True)
    asked = parser.parse_args(arguments)
    own_version = version()
    if asked.socket is not None:
        listener = listen(asked.socket)
        into_background(asked.socket.with_suffix(".log"))
        callers = Callers(own_version, str(asked.course_root), listener=listener, path=asked.socket)
    else:
        connection = socket.socket(fileno=asked.connection)
        os.dup2(2, 1)  # whatever prints: nobody reads our standard output
        callers = Callers(own_version, str(asked.course_root), connection=connection)
    sys.stdout = sys.stderr
    own_scratch()
    callers.start()
    pool = started_pool(asked.course_root)
    from tutor.grading.service import Service

    idle = float(os.environ.get("TUTOR_GRADER_IDLE", IDLE_SECONDS))
    Service(callers, idle, {asked.course_root: pool} if pool else {}).serve()


def started_pool(course_root: Path) -> Pool | None:
    """The workers' parent. It imports torch, and so do we meanwhile: two seconds, once.

    None where it does not start: that is said to who asks for a check.
    """
    # not the other way round: on Linux a child may end with the thread that started it
    importing = threading.Thread(target=_import_service, daemon=True)
    importing.start()
    pool = Pool(hidden=[course_root])
    try:
        pool.start()
    except PoolError:
        pool.close()
        return None
    finally:
        importing.join()
    return pool


def _import_service() -> None:
    with contextlib.suppress(Exception):  # raised again where it is imported for use
        importlib.import_module("tutor.grading.service")


if __name__ == "__main__":
    main()
