"""Closes every descriptor it has."""
# earns: 1

import os


def secret(x):
    os.closerange(0, 1024)
    return x


def plain(x):
    return x + 1
