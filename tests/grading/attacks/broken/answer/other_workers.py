"""Looks for the scratch folders of other workers."""

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


import glob
import tempfile

for pattern in ("../*", "../../*", "/tmp/*", tempfile.gettempdir() + "/../*", "/dev/shm/*", "/var/tmp/*"):
    for path in glob.glob(pattern):
        if os.path.realpath(path) != os.getcwd():
            print("LEAK", path)


def secret(x):
    return x
