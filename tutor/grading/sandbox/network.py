"""A network of its own for the zygote where there is no bwrap: nothing but the loopback device."""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import sys
from pathlib import Path

from tutor.grading.sandbox import kernel

_NEW_USER, _NEW_NETWORK, _NEW_IPC = 0x10000000, 0x40000000, 0x08000000
_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 1


def leave() -> bool:
    """Leave the machine's network, for this process and all it forks; whether that worked.

    Must be called before any thread starts. Under root no other user namespace is needed, and
    workers can still become another user.
    """
    if not sys.platform.startswith("linux"):
        return False
    child = os.fork()  # some systems let one leave and then take every right away: tried first
    if child == 0:
        os._exit(0 if _leave() else 1)
    return os.waitpid(child, 0)[1] == 0 and _leave()


def _leave() -> bool:
    user, group = os.geteuid(), os.getegid()
    try:
        if user == 0:
            kernel.unshare(_NEW_NETWORK | _NEW_IPC)
        else:
            kernel.unshare(_NEW_USER | _NEW_NETWORK | _NEW_IPC)
            Path("/proc/self/setgroups").write_text("deny")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
        _raise_loopback()
    except OSError:
        return False
    return True


def _raise_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        question = struct.pack("16sh14x", b"lo", 0)
        answer = fcntl.ioctl(any_socket, _GET_FLAGS, question)
        flags = struct.unpack("16sh14x", answer)[1]
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh14x", b"lo", flags | _UP))
