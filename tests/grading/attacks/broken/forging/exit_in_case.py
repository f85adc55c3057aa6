"""Ends the process with status 0 in the middle of a case."""
# earns: 1

import os


def secret(x):
    os._exit(0)


def plain(x):
    return x + 1
