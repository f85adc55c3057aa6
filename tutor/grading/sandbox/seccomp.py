"""A system-call filter: no sockets, programs, processes, tracing, namespaces or foreign signals.

The filter is a small program of the kernel's classic packet filter, built here. It lets through
what it does not name, so that torch, drivers and C libraries work as they are, and refuses every
call that is newer than this file. What it cannot see (paths) is Landlock's part.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Iterable

from tutor.grading.sandbox import kernel
from tutor.grading.sandbox.syscalls import AUDIT_ARCH, NEWEST, number

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _ERROR = 0x7FFF0000, 0x80000000, 0x00050000
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_X32 = 0x40000000
_OWN_PID = 0x7E57ED1D
"""Stands for the process's own number in a program that is built before there is a process."""

_CLONE_THREAD = 0x10000
_CLONE_NAMESPACES = 0x7E020000

_NEVER = (
    "acct", "add_key", "adjtimex", "bpf", "capset", "chown", "chroot", "clock_adjtime",
    "clock_settime", "delete_module", "fanotify_init", "fanotify_mark", "fchown", "fchownat",
    "finit_module", "fsconfig", "fsmount", "fsopen", "fspick", "init_module", "inotify_add_watch",
    "inotify_init", "inotify_init1", "io_uring_enter", "io_uring_register", "io_uring_setup",
    "ioperm", "iopl", "ioprio_set", "kcmp", "kexec_file_load", "kexec_load", "keyctl",
    "landlock_add_rule", "landlock_create_ruleset", "landlock_restrict_self", "lchown",
    "lookup_dcookie", "lsm_set_self_attr", "memfd_secret", "migrate_pages", "mknod", "mknodat",
    "mount", "mount_setattr", "move_mount", "move_pages", "mq_open", "mq_unlink", "msgget",
    "name_to_handle_at", "nfsservctl", "open_by_handle_at", "open_tree", "perf_event_open",
    "personality", "pidfd_getfd", "pidfd_open", "pidfd_send_signal", "pivot_root",
    "process_madvise", "process_mrelease", "process_vm_readv", "process_vm_writev", "ptrace",
    "quotactl", "quotactl_fd", "reboot", "request_key", "rt_sigqueueinfo", "sched_setattr",
    "sched_setparam", "sched_setscheduler", "seccomp", "semget", "setdomainname", "sethostname",
    "setns", "setpgid", "setpriority", "setsid", "settimeofday", "shmget", "swapoff", "swapon",
    "syslog", "tkill", "umount2", "unshare", "uselib", "userfaultfd", "vhangup",
)  # fmt: skip
_PROGRAMS = ("execve", "execveat", "fork", "vfork", "memfd_create")
_NETWORK = ("bind", "connect", "listen", "accept", "accept4", "socketpair")
_PRETENDED = (
    "chmod", "fchmod", "fchmodat", "fchmodat2", "utime", "utimes", "utimensat", "futimesat",
)  # fmt: skip
"""Landlock does not cover these. `shutil.copy` needs them to succeed, and nothing needs more."""
_UNSUPPORTED = (
    "setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr",
)  # fmt: skip
_PRCTL = (2, 3, 15, 16, 21, 23, 29, 30, 39, 41, 42, 0x53564D41)
"""Names, timer slack, huge pages and questions; not the death signal, nor what may be dumped."""
_FCNTL = (8, 10, 15, 1024, 1026, 1031)
"""F_SETOWN, F_SETSIG, F_SETOWN_EX, F_SETLEASE, F_NOTIFY, F_SETPIPE_SZ: signals and memory."""
_IOCTL = (0x5412, 0x541C, 0x8901, 0x8902, 0x5452)
"""TIOCSTI, TIOCLINUX, FIOSETOWN, SIOCSPGRP, FIOASYNC."""
_UNIX, _INTERNET, _INTERNET_6, _NETLINK, _STREAM, _TYPE = 1, 2, 10, 16, 1, 0xF

Code = list[tuple[int, int, int, int]]


def _return(action: int) -> tuple[int, int, int, int]:
    return (_RETURN, 0, 0, action)


def _refuse(code: int) -> tuple[int, int, int, int]:
    return _return(_ERROR | code)


def _argument(place: int) -> tuple[int, int, int, int]:
    return (_LOAD, 0, 0, _ARGUMENTS + 8 * place)


def _when(names: Iterable[str], body: Code) -> Code:
    """`body`, which always returns, for each of the calls."""
    code: Code = []
    for name in names:
        found = number(name)
        if found is not None:
            code += [(_EQUAL, 0, len(body), found), *body]
    return code


def _only(place: int, values: Iterable[int]) -> Code:
    """Allow where the argument is one of `values`, or else refuse."""
    code = [_argument(place)]
    for value in values:
        code += [(_EQUAL, 0, 1, value), _return(_ALLOW)]
    return [*code, _refuse(errno.EPERM)]


def _all_but(place: int, values: Iterable[int]) -> Code:
    code = [_argument(place)]
    for value in values:
        code += [(_EQUAL, 0, 1, value), _refuse(errno.EPERM)]
    return [*code, _return(_ALLOW)]


def program(
    *,
    processes: bool = False,
    network: bool = False,
    signals: bool = False,
    local_sockets: bool = False,
) -> bytes:
    """The filter, to be finished by `install`.

    processes: programs and processes may be started. network: TCP sockets may be made.
    signals: other processes may be signalled, since Landlock keeps that inside.
    local_sockets: Unix sockets may be made, by which processes hand each other descriptors.
    """
    machine = platform.machine()
    code: Code = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, AUDIT_ARCH[machine]),
        _return(_KILL),
        (_LOAD, 0, 0, _NUMBER),
    ]
    if machine == "x86_64":
        code += [(_AT_LEAST, 0, 1, _X32), _return(_KILL)]
    code += [(_AT_LEAST, 0, 1, NEWEST + 1), _refuse(errno.ENOSYS)]
    code += _when(_NEVER, [_refuse(errno.EPERM)])
    code += _when(_PRETENDED, [_refuse(0)])
    code += _when(_UNSUPPORTED, [_refuse(errno.ENOTSUP)])
    # its flags are out of sight; C libraries try clone next
    code += _when(["clone3"], [_refuse(errno.ENOSYS)])
    code += _when(["prctl"], _only(0, _PRCTL))
    code += _when(["fcntl"], _all_but(1, _FCNTL))
    code += _when(["ioctl"], _all_but(1, _IOCTL))
    code += _when(["prlimit64", "sched_setaffinity"], _only(0, (0, _OWN_PID)))
    if not (processes and signals):
        code += _when(["kill", "tgkill", "rt_tgsigqueueinfo"], _only(0, (_OWN_PID,)))
    code += _when(["clone"], _clone(processes))
    if not processes:
        code += _when(_PROGRAMS, [_refuse(errno.EPERM)])
    if network:
        code += _when(["socket"], _sockets())
    elif local_sockets:
        code += _when(["socket"], _only(0, (_UNIX,)))
    else:
        code += _when(["socket"], [_refuse(errno.EPERM)])
        code += _when(_NETWORK if not processes else _NETWORK[:-1], [_refuse(errno.EPERM)])
    code.append(_return(_ALLOW))
    return b"".join(struct.pack("=HBBI", *each) for each in code)


def _clone(processes: bool) -> Code:
    no_namespaces: Code = [_argument(0), (_ANY_BIT, 0, 1, _CLONE_NAMESPACES), _refuse(errno.EPERM)]
    if processes:
        return [*no_namespaces, _return(_ALLOW)]
    return [
        *no_namespaces,
        (_ANY_BIT, 0, 1, _CLONE_THREAD),
        _return(_ALLOW),
        _refuse(errno.EPERM),
    ]


def _sockets() -> Code:
    """TCP, and the questions about network interfaces that come before it."""
    return [
        _argument(0),
        (_EQUAL, 0, 1, _NETLINK),
        _return(_ALLOW),
        (_EQUAL, 2, 0, _INTERNET),
        (_EQUAL, 1, 0, _INTERNET_6),
        _refuse(errno.EPERM),
        _argument(1),
        (0x54, 0, 0, _TYPE),  # A &= K
        (_EQUAL, 0, 1, _STREAM),
        _return(_ALLOW),
        _refuse(errno.EPERM),
    ]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def available() -> bool:
    """Whether this kernel takes filters, and this file knows the machine's calls."""
    if not sys.platform.startswith("linux") or platform.machine() not in AUDIT_ARCH:
        return False
    number_of_seccomp = number("seccomp")
    assert number_of_seccomp is not None
    action = ctypes.c_uint32(_ERROR)
    try:  # asks whether errors may be returned
        kernel.syscall(number_of_seccomp, ctypes.c_uint(2), ctypes.c_uint(0), ctypes.byref(action))
    except OSError:
        return False
    return True


def install(code: bytes) -> None:
    """Filter this thread and all it starts, for good. Needs no_new_privs; raises OSError."""
    own = code.replace(struct.pack("=I", _OWN_PID), struct.pack("=I", os.getpid()))
    filled = _Program(len(own) // 8, own)
    kernel.prctl(kernel.PR_SET_SECCOMP, 2, ctypes.addressof(filled))
