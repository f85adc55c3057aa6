"""Sends a result of its own before the true one, so that each is taken for the next."""

import json
import os
import struct
import threading
import time


def frame(**message):
    text = json.dumps({"message": message, "blobs": []}).encode()
    return struct.pack(">I", len(text)) + text


def say(data):
    for number in range(3, 64):
        try:
            os.write(number, data)
        except OSError:
            pass


def secret(x):
    say(frame(kind="result", outcome="observed", tree=1, touched=[]))
    return x


def plain(x):
    return x
