"""Recurses without a limit."""
# earns: 1

import sys

sys.setrecursionlimit(10**9)


def down(n):
    return down(n + 1) + 1


def secret(x):
    return down(0)


def plain(x):
    return x + 1
