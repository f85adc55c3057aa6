"""Reads the memory of the zygote and the grader."""

import ctypes
import os

for process in (os.getppid(), @GRADER@, 1):
    for name in ("mem", "maps", "environ", "cmdline", "status", "cwd", "root", "exe", "stack"):
        try:
            with open(f"/proc/{process}/{name}", "rb") as file:
                file.read(1)
                print("LEAK", process, name)
        except (OSError, ValueError):
            pass
    libc = ctypes.CDLL(None, use_errno=True)
    for call in (101, 310, 311):  # ptrace, process_vm_readv, process_vm_writev
        if libc.syscall(call, 16, process, 0, 0, 0, 0) == 0:
            print("LEAK", call)


def secret(x):
    return x
