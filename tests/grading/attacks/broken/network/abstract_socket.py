"""Connects to an abstract Unix socket, which has no path at all."""

import socket

try:
    socket.socket(socket.AF_UNIX).connect("\0@ABSTRACT@")
    print("LEAK")
except OSError:
    pass
try:
    left, right = socket.socketpair()
    print("LEAK socketpair")
except OSError:
    pass


def secret(x):
    return x
