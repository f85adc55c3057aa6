"""Opens by directory descriptors and with O_PATH."""

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


for start in ("/", "@COURSE@", "@COURSE@/solutions"):
    try:
        folder = os.open(start, os.O_PATH | os.O_DIRECTORY)
    except OSError:
        continue
    rest = "@COURSE@/solutions/chapter01/secret.py"[len(start):].lstrip("/")
    try:
        number = os.open(rest, os.O_RDONLY, dir_fd=folder)
        tell(os.read(number, 1 << 16))
    except OSError:
        pass
    try:
        os.fchdir(folder)
        read("solutions/chapter01/secret.py")
    except OSError:
        pass


def secret(x):
    return x
