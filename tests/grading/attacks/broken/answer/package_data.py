"""Asks for the course as package data, by importlib.resources and the package path."""

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


import importlib.resources
import sys

import tutor

for path in list(tutor.__path__):
    for name in ("_course", "../solutions", "../exercises", "../lessons", ".."):
        try:
            print("LEAK", os.listdir(os.path.join(path, name)))
        except OSError:
            pass
try:
    for entry in importlib.resources.files("tutor").joinpath("_course").iterdir():
        print("LEAK", entry)
except (OSError, TypeError):
    pass


def secret(x):
    return x
