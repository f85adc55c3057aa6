"""Imports the reference with every folder of the course on the path."""

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


import importlib.util
import pkgutil
import runpy
import sys

for folder in ("solutions/chapter01", "exercises/chapter01", "."):
    sys.path.insert(0, f"@COURSE@/{folder}")
sys.path_importer_cache.clear()
for name in ("secret", "secret_variants", "test_secret"):
    try:
        module = importlib.import_module(name)
        print("LEAK", module)
    except ImportError:
        pass
for _, name, _ in pkgutil.iter_modules([f"@COURSE@/solutions/chapter01"]):
    print("LEAK", name)
try:
    print("LEAK", runpy.run_path("@COURSE@/solutions/chapter01/secret.py"))
except (OSError, ImportError):
    pass
try:
    print("LEAK", pkgutil.get_data("tutor", "_course/exercises/course.toml"))
except (OSError, ImportError):
    pass


def secret(x):
    return x
