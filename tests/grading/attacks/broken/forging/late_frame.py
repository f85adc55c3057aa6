"""Sends a result from a thread while the next case is on its way."""

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


def later():
    for _ in range(50):
        time.sleep(0.002)
        say(frame(kind="result", outcome="observed", tree=1, touched=[]))


def secret(x):
    threading.Thread(target=later, daemon=True).start()
    return x


def plain(x):
    return x
