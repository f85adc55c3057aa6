"""Direct calls of the kernel, for what Python's library has no name."""

from __future__ import annotations

import ctypes
import os

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_CAPBSET_DROP = 1, 4, 22, 24
PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 36, 38
PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL = 47, 4


def syscall(number: int, *arguments: object) -> int:
    """A system call by number; raises OSError."""
    answer = int(_libc.syscall(ctypes.c_long(number), *arguments))
    if answer < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return answer


def prctl(option: int, *values: int) -> int:
    """`prctl(2)` with whole numbers; raises OSError."""
    whole = [*values, 0, 0, 0, 0][:4]
    answer = int(_libc.prctl(option, *map(ctypes.c_ulong, whole)))
    if answer < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return answer


def unshare(flags: int) -> None:
    """`unshare(2)`, which Python has since 3.12; raises OSError."""
    if _libc.unshare(flags) < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
