"""The zygote inside `bwrap`: the course is not mounted, there is no network, few files are there.

An outer layer that costs a worker nothing, since only the zygote passes through it. Where there
is no `bwrap`, or the system forbids it, the layers in the worker stand alone.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tutor.grading.sandbox.paths import always_hidden, devices

_BASE = ("--unshare-ipc", "--unshare-net", "--unshare-uts", "--ro-bind", "/proc", "/proc")
_KEPT_BY_ROOT = ("CAP_SETUID", "CAP_SETGID", "CAP_SETPCAP", "CAP_KILL", "CAP_DAC_READ_SEARCH")
"""What the zygote needs to make its workers another user, and to end them."""


@functools.cache
def program() -> str | None:
    """The path of a `bwrap` that works here."""
    found = shutil.which("bwrap") if sys.platform == "linux" else None
    if found is None:
        return None
    test = [found, "--ro-bind", "/", "/", *_BASE, "true"]
    try:
        done = subprocess.run(test, capture_output=True, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return found if done.returncode == 0 else None


def wrapped(
    command: list[str], *, readable: Iterable[Path], writable: Path, hidden: Iterable[Path]
) -> list[str]:
    """`command` inside bwrap; `readable` and `writable` keep their paths."""
    found = program()
    assert found is not None
    arguments = [found, "--dev", "/dev", "--perms", "1777", "--tmpfs", "/dev/shm"]
    for device in devices("any"):
        arguments += ["--dev-bind-try", str(device), str(device)]
    bound = _outermost([*readable, Path("/sys")])
    for folder in sorted({parent for path in [*bound, writable] for parent in path.parents[:-1]}):
        if folder.parts[1] not in ("proc", "dev"):
            # another user must pass; bwrap would copy the modes of what it binds
            arguments += ["--perms", "0755", "--dir", str(folder)]
    for path in bound:
        if path.parts[1] not in ("proc", "dev"):
            arguments += ["--ro-bind-try", str(path), str(path)]
    for link in _interpreter():
        if not any(parent in bound for parent in link.parents):
            arguments += ["--perms", "0755", "--dir", str(link.parent)]
            arguments += ["--ro-bind-try", str(link), str(link)]
    for path in (Path(name) for name in ("/bin", "/lib", "/lib64", "/sbin")):
        if path.is_symlink():
            arguments += ["--symlink", os.readlink(path), str(path)]
    arguments += _BASE
    for path in [*hidden, *always_hidden()]:
        if path.is_dir():
            arguments += ["--tmpfs", str(path.resolve())]
    arguments += ["--bind", str(writable), str(writable)]
    if os.geteuid() == 0:
        for capability in _KEPT_BY_ROOT:
            arguments += ["--cap-add", capability]
    return [*arguments, "--", *command]


def _interpreter() -> list[Path]:
    """The links that lead from a virtual environment's Python to the program itself."""
    link = Path(sys.executable)
    links: list[Path] = []
    while link.is_symlink() and len(links) < 20:
        link = link.parent / os.readlink(link)
        links.append(Path(os.path.normpath(link)))
    return links


def _outermost(paths: Iterable[Path]) -> list[Path]:
    """Without those that lie in another one."""
    every = sorted(set(paths))
    return [path for path in every if not any(other in path.parents for other in every)]
