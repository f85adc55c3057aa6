"""Takes memory in memfd and System V segments, which outlive a careless count."""

import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
try:
    number = os.memfd_create("x")
    for _ in range(3000):
        os.write(number, b"x" * (1 << 20))
    print("LEAK memfd")
except OSError:
    pass
if libc.shmget(0, 4096, 0o1666) >= 0 or libc.semget(0, 1, 0o1666) >= 0 or libc.msgget(0, 0o1666) >= 0:
    print("LEAK system v")


def secret(x):
    return x
