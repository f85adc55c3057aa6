"""Connects to a Unix socket by its path, which Landlock lets through."""

import socket

for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
    for path in ("@SOCKET@", "/run/docker.sock", "/run/dbus/system_bus_socket"):
        try:
            socket.socket(socket.AF_UNIX, kind).connect(path)
            print("LEAK", path)
        except OSError:
            pass
try:
    server = socket.socket(socket.AF_UNIX)
    server.bind("mine")
    print("LEAK bind")
except OSError:
    pass


def secret(x):
    return x
