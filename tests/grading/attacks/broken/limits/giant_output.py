"""Prints without end."""
# earns: 1

import os


def secret(x):
    while True:
        os.write(1, b"x" * 65536)


def plain(x):
    return x + 1
