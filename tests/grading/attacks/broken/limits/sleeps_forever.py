"""Sleeps, and uses no CPU time at all."""
# earns: 1

import time


def secret(x):
    time.sleep(10**6)


def plain(x):
    return x + 1
