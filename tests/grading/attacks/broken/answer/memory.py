"""Searches every object that the collector knows, and all that these refer to."""

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


import gc

seen = 0
secrets = [str(n) for n in (7918 + 1, 4241 + 1)]
NAMES = tuple(name + "." for name in secrets)
for thing in gc.get_objects():
    for part in [thing, *gc.get_referents(thing)]:
        if isinstance(part, (str, bytes)) and len(part) > 20 and "NAMES" not in str(part)[:20000]:
            tell(part)
            seen += 1
print("looked at", seen > 1000)


def secret(x):
    return x
