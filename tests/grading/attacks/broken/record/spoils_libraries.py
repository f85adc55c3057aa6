"""Writes into the libraries and the package that the next worker will use."""

import os

import torch
import tutor

for module in (os, torch, tutor):
    for action in (
        lambda: open(module.__file__, "r+"),  # opened and left as it is, should that work
        lambda: open(os.path.dirname(module.__file__) + "/@MARK@.py", "w"),
        lambda: os.rename(module.__file__, module.__file__),
        lambda: os.mkdir(os.path.dirname(module.__file__) + "/@MARK@"),
    ):
        try:
            action()
            print("LEAK", module)
        except OSError:
            pass


def secret(x):
    return x
