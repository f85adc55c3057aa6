"""A worker has no more power than it needs, whoever runs the grader.

Under root it becomes a user that owns nothing, where that user can still read Python, and it
keeps no capability in any case: what is left of root is the owner of root's files, which Landlock
does not let it reach.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

from tutor.grading.sandbox import kernel
from tutor.grading.sandbox.syscalls import number

NOBODY = 65533
"""A number that no distribution gives away (65534 is shared by other daemons)."""
_LAST_CAPABILITY = 63
_VERSION_3 = 0x20080522


def other_user(needed: Iterable[Path]) -> int | None:
    """The user a worker becomes where root grades; None to stay what it is.

    It is tried in a process of its own: that user must be able to reach what is `needed`.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        return None
    child = os.fork()
    if child == 0:
        try:
            become(NOBODY)
            reached = (os.access(path, os.X_OK if path.is_dir() else os.R_OK) for path in needed)
            os._exit(0 if all(reached) else 1)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    return NOBODY if status == 0 else None


def become(user: int) -> None:
    """Change user and group for good; raises OSError."""
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def drop_all() -> None:
    """Give up every capability, and the way to get one back; raises OSError."""
    for capability in range(_LAST_CAPABILITY + 1):
        try:
            kernel.prctl(kernel.PR_CAPBSET_DROP, capability)
        except OSError:  # an ordinary user, or one number past the last
            break
    with contextlib.suppress(OSError):
        kernel.prctl(kernel.PR_CAP_AMBIENT, kernel.PR_CAP_AMBIENT_CLEAR_ALL)
    kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
    if platform.machine() in ("x86_64", "aarch64"):
        call = number("capset")
        assert call is not None
        header = struct.pack("=Ii", _VERSION_3, 0)
        kernel.syscall(call, ctypes.c_char_p(header), ctypes.c_char_p(bytes(24)))
