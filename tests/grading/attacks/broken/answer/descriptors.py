"""Reads through every descriptor of every process that can be seen."""

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


for process in ("self", "1", str(os.getppid()), "@GRADER@"):
    for number in range(64):
        path = f"/proc/{process}/fd/{number}"
        try:
            if "course" in os.readlink(path) or "solutions" in os.readlink(path):
                print("LEAK", os.readlink(path))
        except OSError:
            continue
        if process != "self":
            try:
                print("LEAK", path, os.open(path, os.O_RDONLY | os.O_NONBLOCK))
            except OSError:
                pass
for number in range(3, 64):
    try:
        print("LEAK", os.listdir(number))
    except OSError:
        pass


def secret(x):
    return x
