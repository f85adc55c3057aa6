"""Stops itself, so that it neither runs nor ends."""
# earns: 1

import os
import signal


def secret(x):
    os.kill(os.getpid(), signal.SIGSTOP)
    return x


def plain(x):
    return x + 1
