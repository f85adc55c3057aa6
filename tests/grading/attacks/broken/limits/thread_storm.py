"""Starts threads without end."""
# earns: 1

import threading
import time


def secret(x):
    while True:
        try:
            threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
        except RuntimeError:
            pass


def plain(x):
    return x + 1
