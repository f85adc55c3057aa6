"""Goes round by /proc/self/root, /proc/self/cwd and /proc/thread-self."""

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


for way in ("/proc/self/root", "/proc/thread-self/root", f"/proc/{os.getpid()}/root", "/proc/1/root"):
    read(way + "@COURSE@/solutions/chapter01/secret.py")
read("/proc/self/cwd/../../.." + "@COURSE@/solutions/chapter01/secret.py")
read("@COURSE@/exercises/../solutions/chapter01/secret.py")


def secret(x):
    return x
