"""Announces a header of four gigabytes."""

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
    say(b"\xff\xff\xff\xff" + b"x" * 1000)
    time.sleep(60)
