"""Makes links to the reference in its own folder and reads those."""

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


target = "@COURSE@/solutions/chapter01/secret.py"
for make in (os.symlink, os.link):
    try:
        make(target, make.__name__)
        read(make.__name__)
    except OSError:
        pass
try:
    os.rename(target, "moved")
    read("moved")
except OSError:
    pass


def secret(x):
    return x
