"""Counts nothing in threads that threading does not know."""
# exercise: counted

import _thread
import time


def powers(x):
    out = []
    _thread.start_new_thread(lambda: out.append(sum(x**n for n in range(100))), ())
    while not out:
        time.sleep(0.001)
    return out[0]
