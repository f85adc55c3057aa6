"""Looks for the zygote's control socket and speaks to it."""

import json
import os

for number in range(0, 256):
    if number in (1, 2):
        continue
    try:
        os.write(number, json.dumps({"kill": 1}).encode() + b"\n" + json.dumps({"exited": 1}).encode() + b"\n")
        print("wrote to", number)
    except OSError:
        pass


def secret(x):
    return x
