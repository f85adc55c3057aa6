"""Has the kernel signal the grader for it, by F_SETOWN and pidfd."""

import ctypes
import fcntl
import os
import signal
import socket

for number in range(0, 64):
    try:
        fcntl.fcntl(number, 8, @GRADER@)
        print("LEAK F_SETOWN")
    except OSError:
        pass
try:
    number = os.pidfd_open(@GRADER@)
    signal.pidfd_send_signal(number, signal.SIGTERM)
    print("LEAK pidfd")
except OSError:
    pass


def secret(x):
    return x
