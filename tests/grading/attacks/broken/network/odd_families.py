"""Opens sockets of every family: netlink, packet, vsock, alg."""

import socket

for family in range(1, 46):
    for kind in (1, 2, 3, 5):
        try:
            socket.socket(family, kind, 0)
            print("LEAK", family, kind)
        except OSError:
            pass


def secret(x):
    return x
