"""Announces a gigabyte that never comes."""

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
    text = json.dumps({"message": {"kind": "result"}, "blobs": [2**30 - 1]}).encode()
    say(struct.pack(">I", len(text)) + text)
    time.sleep(60)
