"""Reads the reference, the variants, the cases and the words where they lie."""

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


for folder in ("solutions", "exercises"):
    for name in ("secret.py", "secret_variants.py", "test_secret.py", "secret.en.toml"):
        read(f"@COURSE@/{folder}/chapter01/{name}")
read("@COURSE@/exercises/course.toml")
try:
    print("LEAK", os.listdir("@COURSE@"))
except OSError:
    pass


def secret(x):
    return x
