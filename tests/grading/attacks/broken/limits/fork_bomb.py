"""Forks without end."""
# earns: 1

import os


def secret(x):
    for _ in range(100):
        try:
            os.fork()
        except OSError:
            pass
    return x


def plain(x):
    return x + 1
