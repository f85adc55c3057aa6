"""Sends a datagram, which Landlock lets through."""

import socket

for family, address in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
    try:
        socket.socket(family, socket.SOCK_DGRAM).sendto(b"hello", (address, @UDP@))
        print("LEAK")
    except OSError:
        pass


def secret(x):
    return x
