"""Opens descriptors until none is left."""
# earns: 1

import os


def secret(x):
    while True:
        os.dup(1)


def plain(x):
    return x + 1
