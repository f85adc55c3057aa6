"""Starts processes by system calls: fork, vfork, clone, clone3."""

import ctypes
import os
import platform

libc = ctypes.CDLL(None, use_errno=True)
me = os.getpid()
numbers = (57, 58, 56, 435) if platform.machine() == "x86_64" else (220, 435)
for number in numbers:
    if libc.syscall(number, 17, 0, 0, 0, 0) == 0 and os.getpid() != me:
        while True:
            pass
    if platform.machine() == "x86_64":
        libc.syscall(0x40000000 | number, 17, 0, 0, 0, 0)


def secret(x):
    return x
