"""Overflows the stack of C."""
# earns: 1

import ctypes


def secret(x):
    ctypes.string_at(1)


def plain(x):
    return x + 1
