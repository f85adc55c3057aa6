"""Sends trees that unpacking could stumble over, one per check of the tree."""

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


TREES = [
    {"$": "tensor", "dtype": "float32", "shape": [2**40], "device": "cpu", "grad": False, "b": 0},
    {"$": "ndarray", "dtype": "O", "shape": [1], "b": 0},
    {"$": "ndarray", "dtype": "(2**30,)i8,i8", "shape": [1], "b": 0},
    {"$": "frame", "v": 7, "index": None},
    {"$": "int", "v": "0x" + "f" * 100_000},
    {"$": "__import__", "v": "os"},
    {"$": ["list"], "v": 1},
    {"$": "device", "v": "cuda:99999999999999999999"},
    {"$": "series", "name": [], "v": {"dtype": "category", "v": [[]]}, "index": {"v": []}},
    {"$": "texts", "v": [1], "shape": [-1, -1]},
]


def secret(x):
    for tree in TREES[:1]:
        say(frame(kind="result", outcome="observed", tree=tree, touched=[]))
    return x


def plain(x):
    say(frame(kind="result", outcome="observed", tree=TREES[4], touched=[]))
    return x
