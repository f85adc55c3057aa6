"""Connects by TCP to a server on this machine."""

import socket
import urllib.request

for address in (("127.0.0.1", @PORT@), ("::1", @PORT@)):
    try:
        socket.create_connection(address, timeout=1).sendall(b"hello")
        print("LEAK")
    except OSError:
        pass
try:
    urllib.request.urlopen("http://127.0.0.1:@PORT@/", timeout=1)
except OSError:
    pass


def secret(x):
    return x
