"""Catches every signal that can be caught."""
# earns: 1

import signal
import time

for number in range(1, 65):
    try:
        signal.signal(number, lambda *args: None)
    except (OSError, ValueError):
        pass


def secret(x):
    while True:
        try:
            time.sleep(1)
        except BaseException:
            pass


def plain(x):
    return x + 1
