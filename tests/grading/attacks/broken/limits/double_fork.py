"""Becomes a daemon: fork, setsid, fork."""
# earns: 1

import os
import time


def secret(x):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            time.sleep(600)
        os._exit(0)
    return x


def plain(x):
    return x + 1
