"""Asks not to die with its parent, and leaves its session."""

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
if libc.prctl(1, 0, 0, 0, 0) == 0:
    print("LEAK the death signal is cleared")
for change in (os.setsid, lambda: os.setpgid(0, 0), lambda: os.setpriority(0, @GRADER@, 19)):
    try:
        change()
        print("LEAK", change)
    except OSError:
        pass


def secret(x):
    return x
